package org.guanjia;

import org.guanjia.imports.ImportCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Spring, nothing else: as a server, or for the command {@code import}. */
@SpringBootApplication
public class Application {

    public static void main(String[] args) {
        if (ImportCommand.isAsked(args)) {
            System.exit(ImportCommand.run(Application.class, args));
        }
        SpringApplication.run(Application.class, args);
    }
}
