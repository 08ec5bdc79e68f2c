package org.guanjia.desk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs in a real Chromium: the one that {@code GUANJIA_TEST_CHROMIUM} names, else the machine's.
 * Where there is none, one line says that these tests were left out. Each test takes a {@link
 * Desk}. A class that bears this has a name ending in {@code BrowserTest}: the check of {@code
 * .ci/run} counts by it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({BrowserCondition.class, DeskExtension.class})
@interface InBrowser {}
