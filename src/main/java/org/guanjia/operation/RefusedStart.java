package org.guanjia.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Tells whoever started the server why it will not: plain lines on the error output, no stack
 * trace. Not by the log, which in production is JSON for machines.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusedStart implements SpringBootExceptionReporter {

    /**
     * @param context asked for by Spring Boot, not needed
     */
    RefusedStart(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnfitForProduction) {
                // Whatever the machine's locale: without one, Chinese would be question marks.
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8)
                        .println("\n" + cause.getMessage() + "\n");
                return true;
            }
        }
        return false;
    }
}
