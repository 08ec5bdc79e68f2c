package org.guanjia.engine;

import java.util.Map;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Puts the house's guards into every diagram as it is parsed. They are built in, so that a caller
 * who asks the engine to skip listeners does not get round them. They record or refuse; they never
 * decide the way.
 */
@Component
class GuardedDiagrams extends AbstractBpmnParseListener {

    private final StartGuard start;
    private final MilestoneListener milestones;
    private final CompletionCheck completion;
    private final RequiredPhotos photos;
    private final RequiredStandard standard;
    private final LeaverCheck leavers;
    private final ConflictCheck conflicts;
    private final GivenTasks given;

    GuardedDiagrams(
            StartGuard start,
            MilestoneListener milestones,
            CompletionCheck completion,
            RequiredPhotos photos,
            RequiredStandard standard,
            LeaverCheck leavers,
            ConflictCheck conflicts,
            GivenTasks given) {
        this.start = start;
        this.milestones = milestones;
        this.completion = completion;
        this.photos = photos;
        this.standard = standard;
        this.leavers = leavers;
        this.conflicts = conflicts;
        this.given = given;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        ElementProperties.keepLanes(element, definition);
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, start);
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        Map<String, String> properties = ElementProperties.keep(element, activity);
        TaskDefinition task =
                ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, leavers);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, conflicts);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, conflicts);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, given);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, completion);
        if (Boolean.parseBoolean(properties.get(RequiredPhotos.PROPERTY))) {
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, photos);
        }
        if (properties.containsKey(Checklists.PROPERTY)) {
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, standard);
        }
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        milestone(element, activity, ExecutionListener.EVENTNAME_END);
    }

    @Override
    public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        milestone(element, activity, ExecutionListener.EVENTNAME_END);
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        milestone(element, activity, ExecutionListener.EVENTNAME_END);
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        milestone(element, activity, ExecutionListener.EVENTNAME_END);
    }

    @Override
    public void parseIntermediateThrowEvent(
            Element element, ScopeImpl scope, ActivityImpl activity) {
        milestone(element, activity, ExecutionListener.EVENTNAME_END);
    }

    @Override
    public void parseIntermediateCatchEvent(
            Element element, ScopeImpl scope, ActivityImpl activity) {
        milestone(element, activity, ExecutionListener.EVENTNAME_END);
    }

    @Override
    public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        milestone(element, activity, ExecutionListener.EVENTNAME_END);
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        // An end that terminates or throws never leaves its element in the ordinary way.
        milestone(element, activity, ExecutionListener.EVENTNAME_START);
    }

    private void milestone(Element element, ActivityImpl activity, String when) {
        Map<String, String> properties = ElementProperties.keep(element, activity);
        if (properties.containsKey(MilestoneListener.PROPERTY)) {
            activity.addBuiltInListener(when, milestones);
        }
    }
}
