package org.guanjia.webapps;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each page of the web apps a nonce of its own. The web apps hand the nonce of the content
 * security policy from the filter that writes the header to the one that writes the page through
 * the servlet context, which all requests share: whenever another request comes between, the
 * browser refuses the page's scripts and shows nothing. Here that one attribute is the request's.
 */
class PageNonceFilter extends OncePerRequestFilter {

    static final String NONCE = "org.camunda.bpm.csp.nonce";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ServletContext own = ownNonce(request.getServletContext());
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletContext getServletContext() {
                        return own;
                    }
                },
                response);
    }

    private static ServletContext ownNonce(ServletContext shared) {
        Object[] nonce = new Object[1];
        return (ServletContext)
                Proxy.newProxyInstance(
                        PageNonceFilter.class.getClassLoader(),
                        new Class<?>[] {ServletContext.class},
                        (proxy, method, arguments) -> {
                            boolean ours = arguments != null && NONCE.equals(arguments[0]);
                            if (ours && method.getName().equals("setAttribute")) {
                                nonce[0] = arguments[1];
                                return null;
                            }
                            if (ours && method.getName().equals("getAttribute")) {
                                return nonce[0];
                            }
                            return call(shared, method, arguments);
                        });
    }

    private static Object call(ServletContext shared, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(shared, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
