package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.guanjia.testing.OnMySql;
import org.junit.jupiter.api.Test;

/** With several nodes, which only MySQL has: on H2 the engine takes no lock. */
@OnMySql
class FlowDeploymentMySqlTest extends FlowDeploymentTest {

    @Test
    void nodes_that_start_together_deploy_once() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch together = new CountDownLatch(1);
            List<Future<?>> starts =
                    IntStream.range(0, 4)
                            .<Future<?>>mapToObj(
                                    node ->
                                            nodes.submit(
                                                    () -> {
                                                        together.await();
                                                        start("zh");
                                                        return null;
                                                    }))
                            .toList();
            together.countDown();
            for (Future<?> started : starts) {
                started.get();
            }
        } finally {
            nodes.shutdown();
        }

        assertThat(deployments()).hasSize(1);
    }
}
