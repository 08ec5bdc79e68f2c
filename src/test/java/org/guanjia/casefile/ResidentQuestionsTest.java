package org.guanjia.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ResidentQuestionsTest extends CaseTest {

    @Autowired ResidentQuestions questions;

    String number;

    @BeforeEach
    void aQuote() {
        number = open().caseNumber();
        questions.ask(
                number, "quote", List.of("accept", "decline", "callMe"), Map.of("total", "180.00"));
    }

    @Test
    void an_answer_is_kept_with_its_rating_and_ends_the_question() {
        assertThat(files.view(number).questions())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.id()).isEqualTo("quote");
                            assertThat(one.options())
                                    .containsExactly("accept", "decline", "callMe");
                            assertThat(one.facts()).containsEntry("total", "180.00");
                        });
        ResidentQuestion answered = questions.answer(number, "quote", "accept", 5, 4, 3, "师傅很好 👍");
        assertThat(questions.last(number, "quote")).contains(answered);
        assertThat(answered.attitude()).isEqualTo(3);
        assertThat(files.view(number).questions()).isEmpty();
        assertThat(files.view(number).answeredQuestions()).hasSize(1);
        CaseFilesTest.conflict(() -> answer("accept", null));
    }

    @Test
    void what_is_no_answer_changes_nothing() {
        CaseFilesTest.refusedField("answer", () -> answer("maybe", null));
        CaseFilesTest.refusedField("answer", () -> answer(null, null));
        CaseFilesTest.refusedField("rating", () -> answer("accept", 6));
        CaseFilesTest.refusedField("rating", () -> answer("accept", 0));
        CaseFilesTest.refusedField(
                "comment",
                () -> questions.answer(number, "quote", "accept", 5, null, null, "长".repeat(1001)));
        assertThat(questions.last(number, "quote").orElseThrow().state())
                .isEqualTo(ResidentQuestion.State.OPEN);
    }

    @Test
    void what_was_not_asked_or_was_withdrawn_takes_no_answer() {
        CaseFilesTest.conflict(
                () -> questions.answer(number, "acceptance", "fixed", null, null, null, null));
        questions.withdraw(number, "quote");
        questions.withdraw(number, "quote");
        CaseFilesTest.conflict(() -> answer("accept", null));
    }

    @Test
    void the_same_question_asked_again_replaces_the_open_one() {
        flow.advance(Duration.ofHours(1));
        questions.ask(number, "quote", List.of("accept", "decline"), Map.of("total", "90.00"));
        assertThat(files.view(number).questions())
                .singleElement()
                .satisfies(one -> assertThat(one.facts()).containsEntry("total", "90.00"));
        answer("decline", null);
        assertThat(questions.last(number, "quote").orElseThrow().answer()).isEqualTo("decline");
    }

    private void answer(String answer, Integer rating) {
        questions.answer(number, "quote", answer, rating, null, null, null);
    }
}
