package org.guanjia.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.guanjia.testing.ServerTest;
import org.springframework.context.annotation.Import;

/** A test on the whole server with one more flow, {@link Sample}, to try the guards on. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ServerTest
@Import(Sample.class)
@interface EngineTest {}
