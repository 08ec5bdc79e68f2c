package org.guanjia.engine;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where the current request comes from. */
final class CallerAddress {

    private CallerAddress() {}

    /** The remote address of the request that this thread serves; "-" outside a request. */
    static String current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? web.getRequest().getRemoteAddr()
                : "-";
    }
}
