package org.guanjia.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.guanjia.casefile.PartGiven;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells the flow when somebody gives a task that its rule had given to one person, such as the
 * handler, to another: in Tasklist, by REST or by an escalation.
 */
@Component
class GivenTasks implements TaskListener {

    private static final String ROLE = "Role";

    private final ApplicationEventPublisher events;

    GivenTasks(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void notify(DelegateTask task) {
        String part =
                part(
                        ElementProperties.of(
                                        task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                                .get(EngineWork.STAFF));
        if (part == null || task.getAssignee() == null) {
            return;
        }
        Object had = task.getVariable(part);
        if (had instanceof String && !had.equals(task.getAssignee())) {
            events.publishEvent(
                    new PartGiven(
                            (String) task.getVariable("caseNumber"),
                            part,
                            (String) task.getVariable(part + ROLE),
                            task.getAssignee()));
        }
    }

    /** The part of a staff rule that names one person; null for a rule that names a role. */
    static String part(String rule) {
        return rule == null || !rule.endsWith(ROLE)
                ? null
                : rule.substring(0, rule.length() - ROLE.length());
    }
}
