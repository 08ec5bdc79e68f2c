package org.guanjia.renovation;

import org.guanjia.casefile.ServiceTime;

/** How long a step of the case may take, by what is measured; the flow's table answers. */
@FunctionalInterface
public interface Times {

    ServiceTime of(String measure);
}
