package org.guanjia.engine;

import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.core.model.Properties;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/**
 * Shows a diagram to the other threads of a node when it is complete. The engine's own deployer
 * puts it into the cache first and then asks the database for the definitions of its jobs; whoever
 * uses it in between, on a node that has just started, makes jobs and timers that know neither
 * their process definition nor their community.
 */
class CompleteDiagrams extends BpmnDeployer {

    CompleteDiagrams(BpmnDeployer engines) {
        setBpmnParser(engines.getBpmnParser());
        setExpressionManager(engines.getExpressionManager());
        setIdGenerator(engines.getIdGenerator());
    }

    @Override
    protected void addDefinitionToDeploymentCache(
            DeploymentCache cache, ProcessDefinitionEntity definition) {
        // Follows as the last step.
    }

    @Override
    protected void definitionAddedToDeploymentCache(
            DeploymentEntity deployment, ProcessDefinitionEntity definition, Properties parsed) {
        super.definitionAddedToDeploymentCache(deployment, definition, parsed);
        super.addDefinitionToDeploymentCache(getDeploymentCache(), definition);
    }
}
