package org.guanjia.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a {@link ServerTest} on a real MySQL server: the one that {@code GUANJIA_TEST_MYSQL_URL},
 * {@code _USER} and {@code _PASSWORD} name, else one in a container if a Docker engine answers.
 * Where there is neither, one line says that these tests were left out. A class that bears this has
 * a name ending in {@code MySqlTest}: the check of {@code .ci/run} counts by it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(MySqlCondition.class)
public @interface OnMySql {}
