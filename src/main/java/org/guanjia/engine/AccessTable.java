package org.guanjia.engine;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may call what: one table for every path of the server. The first line that fits decides; what
 * no line names is refused, to an administrator too. A new mapping needs a line here, and a test
 * says so. Which community a caller may touch is decided behind this table, by the controllers and
 * by the engine's tenants.
 */
final class AccessTable {

    /** Who passes a line of the table. */
    enum Who {
        /** Anybody, signed in or not. */
        ANYBODY,
        /** Whoever signed in with an engine account. */
        SIGNED_IN,
        /** As {@link #SIGNED_IN}, and even with a one-time password. */
        ARRIVING,
        /** Whoever holds one of the line's roles, and administrators. */
        ROLES,
        /** Never served. */
        NOBODY
    }

    /**
     * A line of the table.
     *
     * @param method null for every method
     * @param pattern a Spring path pattern
     * @param roles role ids; empty unless {@code who} is {@code ROLES}
     */
    record Rule(HttpMethod method, String pattern, Who who, Set<String> roles) {

        private RequestMatcher matcher() {
            PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
            return method == null ? paths.matcher(pattern) : paths.matcher(method, pattern);
        }
    }

    private static final String[] ROLES_OF_STAFF =
            Roles.ALL.stream()
                    .filter(role -> !role.equals(Roles.INTEGRATION))
                    .toArray(String[]::new);

    /** Whoever takes reports; the engine's own grants say the same, see {@link RoleTable}. */
    private static final String[] REPORTERS =
            Roles.ALL.stream()
                    .filter(role -> !RoleTable.NO_REPORTERS.contains(role))
                    .toArray(String[]::new);

    private static final String[] ALL_ROLES = Roles.ALL.toArray(String[]::new);

    /**
     * Whoever may take an answer from a resident: at the desk, by phone, at the door, by portal.
     */
    private static final String[] ANSWER_TAKERS = {
        Roles.DESK,
        Roles.HOUSEKEEPER,
        Roles.CONTROL_ROOM,
        Roles.TECHNICIAN,
        Roles.FOREMAN,
        Roles.SERVICE_MANAGER,
        Roles.PROJECT_MANAGER,
        Roles.INTEGRATION
    };

    /** Whoever may see a part come in: the team, the desk, a store's own system. */
    private static final String[] PART_KEEPERS = {
        Roles.TECHNICIAN,
        Roles.FOREMAN,
        Roles.DESK,
        Roles.CONTROL_ROOM,
        Roles.HOUSEKEEPER,
        Roles.PROJECT_MANAGER,
        Roles.INTEGRATION
    };

    /** Whoever may hear from an authority: the managers, the desk, another system. */
    private static final String[] ANSWER_BRINGERS = {
        Roles.DESK,
        Roles.CONTROL_ROOM,
        Roles.FOREMAN,
        Roles.SERVICE_MANAGER,
        Roles.PROJECT_MANAGER,
        Roles.LEGAL,
        Roles.INTEGRATION
    };

    /** Whoever looks after messages that did not reach their resident. */
    private static final String[] MESSENGERS = {
        Roles.DESK, Roles.HOUSEKEEPER, Roles.SERVICE_MANAGER, Roles.PROJECT_MANAGER
    };

    /** Whoever answers a resident about their own data. */
    private static final String[] DATA_KEEPERS = {Roles.SERVICE_MANAGER, Roles.PROJECT_MANAGER};

    /** Whoever cares for those who listen; nobody else reads such numbers of a colleague. */
    private static final String[] CARERS = {Roles.SERVICE_MANAGER};

    /** Whoever answers for how a community is run, and sees its figures. */
    private static final String[] FIGURE_READERS = {
        Roles.SERVICE_MANAGER, Roles.PROJECT_MANAGER, Roles.REGION, Roles.AUDITOR
    };

    /** Whoever may send a housekeeper to a house. */
    private static final String[] VISIT_SENDERS = {
        Roles.SERVICE_MANAGER, Roles.PROJECT_MANAGER, Roles.HOUSEKEEPER
    };

    /** Whoever speaks with residents or goes to them, and who checks our work. */
    private static final String[] VISIT_READERS = {
        Roles.DESK,
        Roles.HOUSEKEEPER,
        Roles.TECHNICIAN,
        Roles.FOREMAN,
        Roles.GUARD,
        Roles.CONTROL_ROOM,
        Roles.CASHIER,
        Roles.SERVICE_MANAGER,
        Roles.PROJECT_MANAGER,
        Roles.REGION,
        Roles.LEGAL,
        Roles.AUDITOR
    };

    /** Whoever may say that a dispute needs a case. */
    private static final String[] HOLDERS = {
        Roles.SERVICE_MANAGER, Roles.PROJECT_MANAGER, Roles.LEGAL
    };

    /** Whoever lets workers in, or answers for those who are in. */
    private static final String[] GATE_KEEPERS = {
        Roles.GUARD,
        Roles.CONTROL_ROOM,
        Roles.DESK,
        Roles.HOUSEKEEPER,
        Roles.FOREMAN,
        Roles.SERVICE_MANAGER,
        Roles.PROJECT_MANAGER
    };

    /** Whoever answers for how long what is kept. */
    private static final String[] RETENTION_READERS = {
        Roles.SERVICE_MANAGER, Roles.PROJECT_MANAGER, Roles.REGION, Roles.AUDITOR, Roles.LEGAL
    };

    /** Whoever speaks with residents about what they owe. */
    private static final String[] BILL_READERS = {
        Roles.DESK,
        Roles.HOUSEKEEPER,
        Roles.CASHIER,
        Roles.SERVICE_MANAGER,
        Roles.PROJECT_MANAGER,
        Roles.REGION,
        Roles.AUDITOR,
        Roles.LEGAL,
        Roles.INTEGRATION
    };

    /** Whoever hears why a house does not pay. */
    private static final String[] REDUCTION_ASKERS = {
        Roles.CASHIER, Roles.HOUSEKEEPER, Roles.SERVICE_MANAGER
    };

    /** Whoever takes money. */
    private static final String[] PAYEES = {Roles.CASHIER, Roles.INTEGRATION};

    /** Whoever sees what the cashiers booked. */
    private static final String[] CASH_READERS = {
        Roles.CASHIER, Roles.PROJECT_MANAGER, Roles.REGION, Roles.AUDITOR
    };

    /** Whoever hands out a receipt, or the slip of a refund. */
    private static final String[] RECEIPT_PRINTERS = {Roles.CASHIER, Roles.PROJECT_MANAGER};

    /** Whoever answers for what is owed not being lost to time. */
    private static final String[] DEBT_READERS = {
        Roles.CASHIER,
        Roles.SERVICE_MANAGER,
        Roles.PROJECT_MANAGER,
        Roles.REGION,
        Roles.AUDITOR,
        Roles.LEGAL
    };

    /** Whoever begins collections. */
    private static final String[] COLLECTORS = {Roles.CASHIER, Roles.PROJECT_MANAGER};

    /** Whoever sees what is collected. */
    private static final String[] COLLECTION_READERS = {
        Roles.CASHIER,
        Roles.SERVICE_MANAGER,
        Roles.PROJECT_MANAGER,
        Roles.REGION,
        Roles.AUDITOR,
        Roles.LEGAL
    };

    /** Whoever knows which households need care. */
    private static final String[] CAREFUL = {
        Roles.HOUSEKEEPER, Roles.SERVICE_MANAGER, Roles.PROJECT_MANAGER
    };

    /** Whoever answers for how cases went. */
    private static final String[] HISTORY_READERS = {
        Roles.SERVICE_MANAGER,
        Roles.PROJECT_MANAGER,
        Roles.REGION,
        Roles.AUDITOR,
        Roles.LEGAL,
        Roles.DESIGNER
    };

    /** Where the engine's own API stands. */
    private static final List<String> ENGINES =
            List.of("/engine-rest", "/engine-rest/engine/*", "/camunda/api/engine/engine/*");

    /** What is shut of it. */
    private static final List<String> SHUT =
            List.of(
                    // Tells whether a password is right, outside our own throttle's answer.
                    "/identity/verify",
                    // Hands history out by queries that know no conflict of interest.
                    "/optimize/**",
                    // Cases are mended by /api/mending, which keeps the reason.
                    "/process-instance/*/modification",
                    "/process-instance/*/modification-async",
                    "/process-instance/job-retries",
                    "/process-instance/job-retries-historic-query-based",
                    "/modification/**",
                    "/migration/execute",
                    "/migration/executeAsync",
                    "/process-definition/*/restart",
                    "/process-definition/*/restart-async",
                    "/process-definition/key/*/restart",
                    "/process-definition/key/*/restart-async",
                    "/job/retries",
                    "/job/*/retries",
                    "/job-definition/*/retries",
                    // Notes and photos stand in the case, whose rules hold for them.
                    "/task/*/comment/create",
                    "/task/*/attachment/create");

    private static final List<Rule> LINES =
            List.of(
                    // The set-up page makes an administrator without a login (CVE-2026-77226).
                    nobody("/camunda/api/admin/setup/**"),
                    nobody("/camunda/app/admin/*/setup/**"),

                    // Signing in to the web apps, and what their login page is made of.
                    anybody(GET, "/"),
                    anybody(GET, "/favicon.ico"),
                    anybody(GET, "/camunda"),
                    anybody(GET, "/camunda/"),
                    anybody(GET, "/camunda/favicon.ico"),
                    anybody(GET, "/camunda/app/**"),
                    anybody(GET, "/camunda/lib/**"),
                    anybody(GET, "/camunda/assets/**"),
                    anybody(GET, "/camunda/api/*/plugin/*/static/**"),
                    // The login page asks for the engine's name before it shows itself.
                    anybody(GET, "/camunda/api/engine/engine/"),
                    anybody(GET, "/camunda/api/admin/auth/user/{engine}"),
                    anybody(POST, "/camunda/api/admin/auth/user/{engine}/login/{app}"),
                    anybody(POST, "/camunda/api/admin/auth/user/{engine}/logout"),

                    // Our own pages are the same for everybody; what they show comes from the API.
                    anybody(GET, "/guanjia"),
                    anybody(GET, "/guanjia/**"),
                    // The library that draws the dashboard's charts.
                    anybody(GET, "/webjars/chart.js/**"),
                    // What the QR code of a permit opens; it shows nothing private.
                    anybody(GET, "/p/{code}"),
                    // Tells nobody that they are nobody, and the token for signing in.
                    anybody(GET, "/api/session"),
                    // The notice page: results of anonymous complaints, for every resident.
                    anybody(GET, "/api/communities/{community}/notices"),

                    // What a resident's payment code opens: what is owed, and no name.
                    anybody(GET, "/api/pay/{code}"),
                    anybody(POST, "/api/pay/{code}"),
                    anybody(GET, "/api/pay/{code}/qr.png"),
                    // The payment gateway shows who it is by its signature.
                    anybody(POST, "/api/gateways/{gateway}/notices"),
                    // The sandbox's own page to pay on; it is not there in production.
                    anybody(GET, "/api/sandbox/{order}"),
                    anybody(POST, "/api/sandbox/{order}"),

                    // Behind it the engine's own authorizations decide.
                    signedIn("/camunda/api/**"),
                    signedIn("/engine-rest/**"),

                    // Our API.
                    new Rule(POST, "/api/password", Who.ARRIVING, Set.of()),
                    roles(POST, "/api/staff/{userId}/one-time-password"),
                    roles(GET, "/api/imports"),
                    roles(POST, "/api/imports"),
                    roles(GET, "/api/imports/**"),
                    roles(POST, "/api/imports/{id}/run"),
                    roles(POST, "/api/imports/{id}/passwords"),
                    roles(GET, "/api/communities", ALL_ROLES),
                    roles(GET, "/api/communities/{id}/houses", ALL_ROLES),
                    roles(POST, "/api/cases/{flow}", REPORTERS),
                    roles(GET, "/api/cases", ALL_ROLES),
                    roles(GET, "/api/cases/{caseNumber}", ALL_ROLES),
                    // How colleagues judged the work is between them.
                    roles(GET, "/api/cases/{caseNumber}/checklists", ROLES_OF_STAFF),
                    roles(GET, "/api/cases/{caseNumber}/**", ALL_ROLES),
                    roles(POST, "/api/cases/{caseNumber}/answers", ANSWER_TAKERS),
                    roles(POST, "/api/cases/{caseNumber}/cancel", REPORTERS),
                    roles(POST, "/api/cases/{caseNumber}/urge", REPORTERS),
                    roles(POST, "/api/cases/{caseNumber}/notes", ALL_ROLES),
                    roles(POST, "/api/cases/{caseNumber}/photos", ALL_ROLES),
                    roles(POST, "/api/cases/{caseNumber}/danger", ALL_ROLES),
                    roles(POST, "/api/cases/{caseNumber}/reopen", ANSWER_TAKERS),
                    roles(POST, "/api/notices/{id}/withdraw", DATA_KEEPERS),
                    roles(POST, "/api/cases/{caseNumber}/support", ROLES_OF_STAFF),
                    roles(POST, "/api/cases/{caseNumber}/part-arrived", PART_KEEPERS),
                    roles(POST, "/api/cases/{caseNumber}/authority-answer", ANSWER_BRINGERS),
                    // Who of them may judge or mark a complaint, its room says.
                    roles(POST, "/api/cases/{caseNumber}/severity", ROLES_OF_STAFF),
                    roles(POST, "/api/cases/{caseNumber}/vexatious", ROLES_OF_STAFF),
                    roles(POST, "/api/cases/{caseNumber}/hold", HOLDERS),
                    roles(POST, "/api/cases/{caseNumber}/hold/release", HOLDERS),
                    // Which documents a caller may read, the case's own access says.
                    roles(GET, "/api/documents/{number}", ALL_ROLES),
                    roles(GET, "/api/retention", RETENTION_READERS),
                    // Administrators alone.
                    roles(POST, "/api/backup"),
                    roles(GET, "/api/residents/{id}/data", DATA_KEEPERS),
                    roles(GET, "/api/residents/{id}/erase", DATA_KEEPERS),
                    roles(POST, "/api/residents/{id}/erase", DATA_KEEPERS),
                    roles(POST, "/api/residents/{id}/erase/confirm", DATA_KEEPERS),
                    roles(GET, "/api/houses/{id}", ALL_ROLES),
                    roles(POST, "/api/houses/{id}/visits", VISIT_SENDERS),
                    roles(GET, "/api/houses/{id}/visits", VISIT_READERS),
                    roles(GET, "/api/houses/{id}/bills", BILL_READERS),
                    roles(GET, "/api/houses/{id}/limitation", DEBT_READERS),
                    roles(POST, "/api/houses/{id}/acknowledgements", Roles.CASHIER, Roles.LEGAL),
                    roles(GET, "/api/communities/{id}/limitations", DEBT_READERS),
                    roles(POST, "/api/billing-runs", Roles.CASHIER),
                    roles(GET, "/api/billing-runs/{caseNumber}", CASH_READERS),
                    roles(POST, "/api/billing-runs/{caseNumber}/reversal", Roles.CASHIER),
                    roles(POST, "/api/collection-batches", COLLECTORS),
                    roles(GET, "/api/collection-batches", COLLECTION_READERS),
                    roles(GET, "/api/collection-batches/{id}", COLLECTION_READERS),
                    roles(GET, "/api/collection-batches/{id}/houses", COLLECTION_READERS),
                    roles(POST, "/api/collection-batches/{id}/start", COLLECTORS),
                    roles(POST, "/api/collection-batches/{id}/stop", COLLECTORS),
                    roles(POST, "/api/collection-batches/{id}/abandon", COLLECTORS),
                    roles(GET, "/api/communities/{id}/sensitive-houses", CAREFUL),
                    roles(POST, "/api/houses/{id}/sensitive", CAREFUL),
                    // Who knows the household decides, not who wants its money.
                    roles(POST, "/api/houses/{id}/sensitive/confirm", Roles.HOUSEKEEPER),
                    roles(POST, "/api/houses/{id}/sensitive/end", CAREFUL),
                    roles(POST, "/api/payments", PAYEES),
                    // Money goes out, or a receipt loses its worth: not by the hand that took it.
                    roles(POST, "/api/payments/{id}/reverse", Roles.PROJECT_MANAGER),
                    roles(POST, "/api/houses/{id}/refunds", Roles.PROJECT_MANAGER),
                    roles(GET, "/api/houses/{id}/payments", BILL_READERS),
                    roles(POST, "/api/payments/{id}/receipt", RECEIPT_PRINTERS),
                    roles(GET, "/api/payments/{id}/receipts", CASH_READERS),
                    roles(GET, "/api/payments/{id}/receipts/{file}", CASH_READERS),
                    roles(POST, "/api/communities/{id}/bank-statements", Roles.CASHIER),
                    roles(GET, "/api/communities/{id}/bank-statements", CASH_READERS),
                    roles(GET, "/api/communities/{id}/bank-lines", CASH_READERS),
                    roles(POST, "/api/bank-lines/{id}/place", Roles.CASHIER),
                    roles(POST, "/api/bank-lines/{id}/set-aside", Roles.CASHIER),
                    roles(POST, "/api/houses/{id}/pay-link", BILL_READERS),
                    roles(POST, "/api/bills/{bill}/pay-link", BILL_READERS),
                    roles(GET, "/api/payment-orders/{number}", BILL_READERS),
                    roles(GET, "/api/communities/{id}/refused-payments", CASH_READERS),
                    // Prices and terms are the manager's; who pays and what is charged the
                    // cashier's.
                    roles(GET, "/api/communities/{id}/fee-items", BILL_READERS),
                    roles(POST, "/api/communities/{id}/fee-items", Roles.PROJECT_MANAGER),
                    roles(POST, "/api/fee-items/{id}", Roles.PROJECT_MANAGER),
                    roles(POST, "/api/fee-items/{id}/prices", Roles.PROJECT_MANAGER),
                    roles(POST, "/api/fee-items/{id}/charge-all", Roles.PROJECT_MANAGER),
                    roles(POST, "/api/communities/{id}/fee-accounts", Roles.PROJECT_MANAGER),
                    roles(GET, "/api/communities/{id}/fee-contract", BILL_READERS),
                    roles(POST, "/api/communities/{id}/fee-contract", Roles.PROJECT_MANAGER),
                    roles(GET, "/api/houses/{id}/fee-account", BILL_READERS),
                    roles(POST, "/api/houses/{id}/fee-account", Roles.CASHIER),
                    roles(POST, "/api/houses/{id}/fee-account/close", Roles.CASHIER),
                    roles(POST, "/api/houses/{id}/payers", Roles.CASHIER),
                    roles(POST, "/api/houses/{id}/charges", Roles.CASHIER),
                    roles(POST, "/api/houses/{id}/charges/end", Roles.CASHIER),
                    roles(GET, "/api/communities/{id}/fee-reductions", BILL_READERS),
                    roles(POST, "/api/houses/{id}/fee-reductions", REDUCTION_ASKERS),
                    roles(GET, "/api/fee-reductions/count", Roles.PROJECT_MANAGER),
                    roles(POST, "/api/fee-reductions/{id}/decision", Roles.PROJECT_MANAGER),
                    roles(POST, "/api/fee-reductions/{id}/end", Roles.CASHIER),
                    roles(POST, "/api/houses/{id}/fee-disputes", REDUCTION_ASKERS),
                    roles(POST, "/api/fee-disputes/{id}/close", REDUCTION_ASKERS),
                    roles(POST, "/api/houses/{id}/late-damages", Roles.CASHIER),
                    roles(POST, "/api/bills/{bill}/waive", Roles.PROJECT_MANAGER),
                    roles(POST, "/api/bills/{bill}/reverse", Roles.PROJECT_MANAGER),
                    roles(POST, "/api/houses/{id}/deposits", Roles.CASHIER),
                    roles(POST, "/api/bills/{bill}/return-deposit", Roles.PROJECT_MANAGER),
                    roles(GET, "/api/communities/{id}/fee-entries", CASH_READERS),
                    roles(POST, "/api/fee-entries/{id}/place", Roles.CASHIER),
                    roles(GET, "/api/communities/{id}/meters", CASH_READERS),
                    roles(POST, "/api/communities/{id}/meters", Roles.CASHIER),
                    roles(GET, "/api/meters/{id}/readings", CASH_READERS),
                    roles(POST, "/api/meters/{id}/readings", Roles.CASHIER),
                    roles(POST, "/api/meters/{id}/readings/correct", Roles.CASHIER),
                    roles(POST, "/api/communities/{id}/readings", Roles.CASHIER),
                    roles(GET, "/api/communities/{id}/day-closing", CASH_READERS),
                    roles(POST, "/api/communities/{id}/day-closing", Roles.CASHIER),
                    // Which roles may switch the phone or send somebody home, the rooms say.
                    roles(POST, "/api/communities/{id}/service-desk", ROLES_OF_STAFF),
                    roles(GET, "/api/communities/{community}/staff", ROLES_OF_STAFF),
                    roles(GET, "/api/communities/{community}/worker-passes", GATE_KEEPERS),
                    roles(GET, "/api/communities/{community}/hostile-contacts", CARERS),
                    roles(GET, "/api/figures", FIGURE_READERS),
                    roles(GET, "/api/figures/cases", FIGURE_READERS),
                    roles(GET, "/api/figures/arrears", FIGURE_READERS),
                    roles(GET, "/api/figures/export", FIGURE_READERS),
                    roles(GET, "/api/statistics", FIGURE_READERS),
                    roles(GET, "/api/statistics/export", FIGURE_READERS),
                    roles(GET, "/api/duty-phone/{community}", ROLES_OF_STAFF),
                    roles(POST, "/api/duty-phone/{community}", ROLES_OF_STAFF),
                    roles(POST, "/api/staff/{userId}/off-duty", ROLES_OF_STAFF),
                    roles(POST, "/api/staff/{userId}/leave", ROLES_OF_STAFF),
                    roles(GET, "/api/messages", MESSENGERS),
                    roles(GET, "/api/messages/count", MESSENGERS),
                    roles(POST, "/api/messages/{id}/retry", MESSENGERS),
                    roles(POST, "/api/messages/{id}/done", MESSENGERS),
                    roles(GET, "/api/tasks/{taskId}/case", ROLES_OF_STAFF),
                    roles(GET, "/api/tasks/cards", ROLES_OF_STAFF),
                    roles(GET, "/api/tasks/{taskId}/checklist", ROLES_OF_STAFF),
                    roles(POST, "/api/tasks/{taskId}/checklist/{line}", ROLES_OF_STAFF),
                    roles(GET, "/api/history/cases", HISTORY_READERS),
                    roles(GET, "/api/history/cases/{caseNumber}", HISTORY_READERS),
                    roles(GET, "/api/history/instances/{instanceId}", HISTORY_READERS),
                    roles(GET, "/api/history/definitions/{definitionId}/heat", HISTORY_READERS),
                    roles(GET, "/api/mending/**", Roles.DESIGNER),
                    roles(POST, "/api/mending/**", Roles.DESIGNER),

                    // What a monitor and a developer of another system ask first.
                    anybody(GET, "/actuator/health"),
                    anybody(GET, "/actuator/health/liveness"),
                    anybody(GET, "/actuator/health/readiness"),
                    roles(GET, "/actuator/prometheus", Roles.INTEGRATION),
                    anybody(GET, "/v3/api-docs"),
                    anybody(GET, "/v3/api-docs.yaml"));

    static final List<Rule> RULES =
            Stream.concat(
                            ENGINES.stream()
                                    .flatMap(
                                            engine ->
                                                    SHUT.stream()
                                                            .map(path -> nobody(engine + path))),
                            LINES.stream())
                    .toList();

    private static final List<RequestMatcher> MATCHERS = RULES.stream().map(Rule::matcher).toList();

    private static final Rule DENIED = nobody("/**");

    private AccessTable() {}

    /**
     * The methods that lines of our own API name for the path of a request whose own method no line
     * names; empty when a line names it, or no line names the path.
     */
    static Set<String> otherMethods(HttpServletRequest request) {
        if (ruleOf(request) != DENIED || !request.getRequestURI().startsWith("/api/")) {
            return Set.of();
        }
        Set<String> methods = new TreeSet<>();
        for (HttpMethod method : List.of(GET, POST)) {
            HttpServletRequest other =
                    new HttpServletRequestWrapper(request) {
                        @Override
                        public String getMethod() {
                            return method.name();
                        }
                    };
            if (ruleOf(other) != DENIED) {
                methods.add(method.name());
            }
        }
        return methods;
    }

    /** The line that decides about this request; never null. */
    static Rule ruleOf(HttpServletRequest request) {
        for (int i = 0; i < MATCHERS.size(); i++) {
            if (MATCHERS.get(i).matches(request)) {
                return RULES.get(i);
            }
        }
        return DENIED;
    }

    /**
     * Whether this caller passes this line.
     *
     * @param caller null for somebody who did not sign in
     */
    static boolean passes(Rule rule, Caller caller) {
        return switch (rule.who()) {
            case ANYBODY -> true;
            case NOBODY -> false;
            case SIGNED_IN, ARRIVING -> caller != null;
            case ROLES ->
                    caller != null
                            && (caller.admin() || rule.roles().stream().anyMatch(caller::has));
        };
    }

    /** Whether the line is open to a caller who has not chosen a password yet. */
    static boolean beforeOwnPassword(Rule rule) {
        return rule.who() == Who.ANYBODY || rule.who() == Who.ARRIVING;
    }

    private static Rule nobody(String pattern) {
        return new Rule(null, pattern, Who.NOBODY, Set.of());
    }

    private static Rule anybody(HttpMethod method, String pattern) {
        return new Rule(method, pattern, Who.ANYBODY, Set.of());
    }

    private static Rule signedIn(String pattern) {
        return new Rule(null, pattern, Who.SIGNED_IN, Set.of());
    }

    private static Rule roles(HttpMethod method, String pattern, String... roles) {
        return new Rule(method, pattern, Who.ROLES, new TreeSet<>(Arrays.asList(roles)));
    }
}
