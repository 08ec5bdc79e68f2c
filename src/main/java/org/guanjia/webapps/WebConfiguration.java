package org.guanjia.webapps;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.guanjia.language.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

@Configuration
class WebConfiguration implements WebMvcConfigurer {

    /** Our own pages below {@code META-INF/resources/guanjia}, without the file's ending. */
    private static final List<String> PAGES =
            List.of(
                    "bank",
                    "care",
                    "case",
                    "cashier",
                    "collections",
                    "fees",
                    "import",
                    "messages",
                    "limitations",
                    "passes",
                    "password",
                    "pay",
                    "sandbox",
                    "statistics");

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        // Most people who type the bare address want their tasks.
        views.addRedirectViewController("/", "/camunda/app/tasklist/");
        views.addRedirectViewController("/guanjia", "/guanjia/");
        views.addViewController("/guanjia/").setViewName("forward:/guanjia/index.html");
        PAGES.forEach(
                page ->
                        views.addViewController("/guanjia/" + page)
                                .setViewName("forward:/guanjia/" + page + ".html"));
    }

    /** The house's own language for everybody who asks for none that we have. */
    @Bean
    LocaleResolver localeResolver(@Value("${guanjia.language:zh}") String language) {
        AcceptHeaderLocaleResolver resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(List.of(Locale.CHINESE, Locale.ENGLISH));
        resolver.setDefaultLocale(Locale.forLanguageTag(language));
        return resolver;
    }

    @Bean
    RememberedRequests rememberedRequests(JdbcClient database, Clock clock) {
        return new RememberedRequests(database, clock);
    }

    /** Behind the security chain: a key belongs to its caller. */
    @Bean
    FilterRegistrationBean<OnceFilter> onceFilter(
            RememberedRequests requests,
            PlatformTransactionManager transactions,
            HandlerExceptionResolver handlerExceptionResolver) {
        FilterRegistrationBean<OnceFilter> registration =
                new FilterRegistrationBean<>(
                        new OnceFilter(
                                requests,
                                new TransactionTemplate(transactions),
                                handlerExceptionResolver));
        registration.addUrlPatterns("/api/*");
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 10);
        return registration;
    }

    /** Before everything else, the security chain included. */
    @Bean
    FilterRegistrationBean<OpeningFilter> openingFilter(
            ApplicationAvailability availability, ObjectMapper json, Texts texts) {
        FilterRegistrationBean<OpeningFilter> registration =
                new FilterRegistrationBean<>(new OpeningFilter(availability, json, texts));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Before the web apps' own filters, which write the policy and the page. */
    @Bean
    FilterRegistrationBean<PageNonceFilter> pageNonceFilter() {
        FilterRegistrationBean<PageNonceFilter> registration =
                new FilterRegistrationBean<>(new PageNonceFilter());
        registration.addUrlPatterns("/camunda/app/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
