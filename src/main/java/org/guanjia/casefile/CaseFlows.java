package org.guanjia.casefile;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guanjia.estate.Privacy;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the flow that a request or a case belongs to. */
@Component
public class CaseFlows {

    /** Asked for each time: a flow needs the engine, which needs half the house. */
    private final ObjectProvider<CaseFlow> flows;

    CaseFlows(ObjectProvider<CaseFlow> flows) {
        this.flows = flows;
    }

    /**
     * The flow of that id.
     *
     * @throws Refusal 404 that lists the flows there are
     */
    public CaseFlow named(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("intake.unknownFlow", id, ids()));
    }

    /** The flow of that id; empty when the house has no such flow (any more). */
    Optional<CaseFlow> find(String id) {
        return flows.stream().filter(flow -> flow.flow().equals(id)).findFirst();
    }

    /** What the resident may be told of a case's details; nothing of a flow that is gone. */
    Set<String> told(String id) {
        return find(id).map(CaseFlow::toldToResident).orElse(Set.of());
    }

    /** Ids of the flows whose cases do not concern the caller. */
    public Set<String> closedTo(Caller caller) {
        return flows.stream()
                .filter(flow -> !flow.concerns(caller))
                .map(CaseFlow::flow)
                .collect(Collectors.toSet());
    }

    /** Whether the cases of that flow concern the caller; those of a flow that is gone do. */
    boolean concerns(String id, Caller caller) {
        return find(id).map(flow -> flow.concerns(caller)).orElse(true);
    }

    /** Whether the cases of that flow are about a place; those of a flow that is gone are. */
    public boolean atPlace(String id) {
        return find(id).map(CaseFlow::atPlace).orElse(true);
    }

    /** The caller as a reader of cases. */
    public Reader reader(Caller caller) {
        return new Reader(
                caller.userId(),
                caller.has(Roles.SERVICE_MANAGER),
                Privacy.of(caller).readsWords(),
                closedTo(caller));
    }

    private String ids() {
        return flows.stream().map(CaseFlow::flow).sorted().collect(Collectors.joining(", "));
    }
}
