package org.guanjia.imports;

import java.util.ArrayList;
import java.util.List;
import org.guanjia.Application;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateRegister;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How long a large file takes: {@code ImportBench [rows] [--spring.datasource.url=...]}. Prints the
 * seconds of a check, an import, the same file again, and one in which every person has another
 * name. {@code ImportTest} runs 5,000 rows with every build; this is run by hand for 100,000.
 */
final class ImportBench {

    private ImportBench() {}

    public static void main(String[] args) {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        List<String> spring =
                new ArrayList<>(List.of(args).subList(Math.min(1, args.length), args.length));
        spring.addAll(
                List.of(
                        "--server.port=-1",
                        "--guanjia.demo.enabled=false",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--guanjia.notice.scheduled=false",
                        "--logging.level.root=WARN"));
        try (ConfigurableApplicationContext house =
                SpringApplication.run(Application.class, spring.toArray(String[]::new))) {
            house.getBean(EstateRegister.class)
                    .addCommunity(new Community("bench", "基准", "A", true, null));
            ImportService imports = house.getBean(ImportService.class);
            Options options = new Options(null, false);
            Progress quietly = (step, done) -> {};
            byte[] file = MessyFiles.clean("bench", rows, "");
            byte[] changed = MessyFiles.clean("bench", rows, "改");
            time("check", rows, () -> imports.check(ImportKind.HOUSES, file, options, quietly));
            time("import", rows, () -> imports.run(ImportKind.HOUSES, file, options, quietly));
            time("again", rows, () -> imports.run(ImportKind.HOUSES, file, options, quietly));
            time("changed", rows, () -> imports.run(ImportKind.HOUSES, changed, options, quietly));
        }
    }

    private static void time(String what, int rows, java.util.function.Supplier<Outcome> work) {
        long start = System.nanoTime();
        Outcome outcome = work.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%-8s %,d rows %6.1f s  %s%n", what, rows, seconds, outcome.counts());
        if (!outcome.clean()) {
            throw new IllegalStateException(outcome.faults().get(0).toString());
        }
    }
}
