package org.guanjia.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.guanjia.estate.EstateService;
import org.guanjia.testing.RoomTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@RoomTest
@TestPropertySource(properties = "guanjia.demo.enabled=false")
class NoDemoTest {

    @Autowired ApplicationContext context;
    @Autowired EstateService estate;

    @Test
    void without_the_setting_there_is_no_demo() {
        assertThat(context.getBeanProvider(DemoStart.class).stream()).isEmpty();
        assertThat(estate.communities()).isEmpty();
    }
}
