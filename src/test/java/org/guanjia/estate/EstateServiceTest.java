package org.guanjia.estate;

import static org.assertj.core.api.Assertions.assertThat;

import org.guanjia.RoomTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@RoomTest
@Transactional
class EstateServiceTest {

    @Autowired EstateService estate;
    @Autowired EstateRegister register;

    @Test
    void a_community_is_found() {
        register.addCommunity(new Community("yunqi", "云栖苑", "A", true, "华东"));
        assertThat(estate.community("yunqi").name()).isEqualTo("云栖苑");
    }
}
