package org.guanjia.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asserts, when the class has run, that its tests took every flow node and every conditional
 * sequence flow of these diagrams at least once, and names those that they did not take. Counted
 * per database, and only what was committed. A run of some of the tests alone is not judged.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface CoversPaths {

    /** Ids of the processes, those that are called included. */
    String[] diagrams();

    /**
     * The classes whose tests cover the diagrams together, this one included, all annotated alike;
     * judged when the last of them has run. Empty: this class alone. A class that extends one of
     * them on MySQL stands for it there.
     */
    Class<?>[] together() default {};
}
