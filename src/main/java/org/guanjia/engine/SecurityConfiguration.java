package org.guanjia.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.DispatcherType;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.guanjia.language.Texts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The doors of the server. Four chains, one table: the web apps with their own login and session,
 * the engine's REST API with HTTP Basic, the files of our own pages, and all the rest with either.
 * {@link AccessTable} decides in each of them, and what it does not name stays shut.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

    @Bean
    PasswordEncoder passwordEncoder(@Value("${guanjia.security.bcrypt-strength}") int strength) {
        return new BCryptPasswordEncoder(strength);
    }

    @Bean
    LoginThrottle loginThrottle() {
        return new LoginThrottle(TimeMeter.SYSTEM_MILLISECONDS);
    }

    @Bean
    VerifiedCredentials verifiedCredentials() {
        return new VerifiedCredentials(Ticker.systemTicker());
    }

    @Bean
    AccessPlugin accessPlugin(
            PasswordEncoder encoder,
            LoginThrottle throttle,
            ObjectProvider<EngineAccounts> accounts,
            ObjectProvider<OneTimePasswords> oneTime) {
        // The accounts need the engine, which needs this.
        return new AccessPlugin(
                new BcryptEncryptor(encoder),
                throttle,
                userId -> accounts.getObject().forget(userId),
                oneTime::getObject);
    }

    @Bean
    EngineAccounts engineAccounts(
            IdentityService identity, VerifiedCredentials verified, OneTimePasswords oneTime) {
        return new EngineAccounts(identity, verified, oneTime);
    }

    /** Being there, it also keeps Spring Boot from inventing a user of its own. */
    @Bean
    AuthenticationManager basicSignIn(EngineAccounts accounts) {
        return new ProviderManager(new BasicSignIn(accounts));
    }

    @Bean
    FilterRegistrationBean<Gate> gate(
            SecurityAnswers answers,
            @Value("${guanjia.security.https-only:false}") boolean httpsOnly) {
        FilterRegistrationBean<Gate> first =
                new FilterRegistrationBean<>(new Gate(answers, httpsOnly));
        // Behind the filter that gives the request its id.
        first.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return first;
    }

    @Bean
    SecurityAnswers securityAnswers(
            ObjectMapper json,
            Texts texts,
            ObjectProvider<LocaleResolver> languages,
            @Value("${guanjia.public-url:}") String publicUrl) {
        return new SecurityAnswers(json, texts, languages, publicUrl);
    }

    /** The web apps keep their own login, session and token; the table comes before them. */
    @Bean
    @Order(1)
    SecurityFilterChain webAppDoor(
            HttpSecurity http,
            EngineAccounts accounts,
            ProcessEngine engine,
            SecurityAnswers answers)
            throws Exception {
        return door(http.securityMatcher(under("/camunda")), answers)
                .httpBasic(AbstractHttpConfigurer::disable)
                // Its pages may be kept by the browser, and set their own policy.
                .headers(
                        headers ->
                                headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .addFilterBefore(
                        new WebAppSession(accounts, engine.getName()),
                        AnonymousAuthenticationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain engineDoor(
            HttpSecurity http,
            AuthenticationManager basic,
            IdentityService identity,
            SecurityAnswers answers)
            throws Exception {
        return door(http.securityMatcher(under("/engine-rest")), answers)
                .authenticationManager(basic)
                .httpBasic(login -> login.authenticationEntryPoint(answers))
                .addFilterBefore(new ForgedRequestFilter(), AuthorizationFilter.class)
                .addFilterAfter(new EngineSession(identity), AuthorizationFilter.class)
                .build();
    }

    /** Our own pages: their files alone, nothing from elsewhere, in nobody's frame. */
    @Bean
    @Order(3)
    SecurityFilterChain pagesDoor(HttpSecurity http, SecurityAnswers answers) throws Exception {
        return door(http.securityMatcher(under("/guanjia")), answers)
                .headers(
                        headers ->
                                headers.contentSecurityPolicy(
                                        policy -> policy.policyDirectives(PageVisit.POLICY)))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain frontDoor(
            HttpSecurity http,
            AuthenticationManager basic,
            EngineAccounts accounts,
            ProcessEngine engine,
            SecurityAnswers answers)
            throws Exception {
        return door(http, answers)
                .authenticationManager(basic)
                .httpBasic(login -> login.authenticationEntryPoint(answers))
                .addFilterBefore(
                        new WebAppSession(accounts, engine.getName()),
                        AnonymousAuthenticationFilter.class)
                .addFilterBefore(new ForgedRequestFilter(), AuthorizationFilter.class)
                .headers(
                        headers ->
                                headers.contentSecurityPolicy(
                                        policy ->
                                                policy.policyDirectives(
                                                        "default-src 'none';"
                                                                + " frame-ancestors 'none'")))
                .build();
    }

    /**
     * Full paths: a pattern alone would be read within Spring's own servlet, which serves neither.
     */
    private static RequestMatcher under(String prefix) {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        return paths.matcher(prefix + "/**");
    }

    private static HttpSecurity door(HttpSecurity http, SecurityAnswers answers) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session ->
                                session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                                        // The web apps make a new session at login. A new id with
                                        // each request would lose those that run beside it.
                                        .sessionFixation(
                                                SessionManagementConfigurer
                                                                .SessionFixationConfigurer
                                                        ::none))
                .securityContext(
                        context ->
                                context.securityContextRepository(
                                        new RequestAttributeSecurityContextRepository()))
                .headers(
                        headers ->
                                headers.frameOptions(
                                                HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                                        .referrerPolicy(
                                                policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                                        .crossOriginResourcePolicy(
                                                policy ->
                                                        policy.policy(
                                                                CrossOriginResourcePolicy
                                                                        .SAME_ORIGIN)))
                .exceptionHandling(
                        refused ->
                                refused.authenticationEntryPoint(answers)
                                        .accessDeniedHandler(answers))
                .authorizeHttpRequests(
                        requests ->
                                // An error page and a forward belong to a request that was let in.
                                requests.dispatcherTypeMatchers(
                                                DispatcherType.ERROR,
                                                DispatcherType.FORWARD,
                                                DispatcherType.ASYNC)
                                        .permitAll()
                                        .anyRequest()
                                        .access(SecurityConfiguration::ask));
    }

    private static AuthorizationDecision ask(
            Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        CallerAuthentication known =
                authentication.get() instanceof CallerAuthentication caller ? caller : null;
        AccessTable.Rule rule = AccessTable.ruleOf(context.getRequest());
        return new AuthorizationDecision(
                AccessTable.passes(rule, known == null ? null : known.getPrincipal())
                        && (known == null
                                || !known.mustChangePassword()
                                || AccessTable.beforeOwnPassword(rule)));
    }
}
