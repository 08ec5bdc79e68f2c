package org.guanjia.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Deploys each flow as one whole: again when any part of it changed since we last did, and not at
 * all otherwise, so that two starts leave the same versions. What a designer deployed by REST
 * carries another source; a restart does not lay our unchanged files over it.
 *
 * <p>Runs when every bean is there, before the server takes requests, the demo is seeded and the
 * job executor starts.
 */
@Component
class FlowDeployment implements SmartInitializingSingleton {

    /** The source of deployments that come from our own files. */
    static final String SOURCE = "guanjia";

    private static final Logger LOG = LoggerFactory.getLogger(FlowDeployment.class);

    private final FlowFiles files;
    private final RepositoryService repository;
    private final ProcessEngineConfigurationImpl engine;
    private final EngineWork work;

    FlowDeployment(
            FlowFiles files,
            RepositoryService repository,
            ProcessEngineConfigurationImpl engine,
            EngineWork work) {
        this.files = files;
        this.repository = repository;
        this.engine = engine;
        this.work = work;
    }

    @Override
    public void afterSingletonsInstantiated() {
        deployAll();
    }

    void deployAll() {
        for (FlowFolder flow : files.all()) {
            work.asHouse(() -> underLock(flow));
        }
    }

    /** Nodes that start together look one after the other, so that only the first one deploys. */
    private void underLock(FlowFolder flow) {
        engine.getCommandExecutorTxRequired()
                .execute(
                        context -> {
                            context.getPropertyManager().acquireExclusiveLock();
                            deployIfChanged(flow);
                            return null;
                        });
    }

    private void deployIfChanged(FlowFolder flow) {
        Optional<Deployment> last = last(flow.name());
        if (last.isPresent() && same(filesOf(last.get()), flow.files())) {
            return;
        }
        warnWhenReplacing(flow);
        DeploymentBuilder builder = repository.createDeployment().name(flow.name()).source(SOURCE);
        flow.files()
                .forEach(
                        (name, content) ->
                                builder.addInputStream(
                                        name, new java.io.ByteArrayInputStream(content)));
        builder.deploy();
        LOG.info("flow '{}' deployed: {}", flow.name(), flow.files().keySet());
    }

    /**
     * Times have whole seconds only, so the version of what was deployed decides between equals.
     */
    private Optional<Deployment> last(String flow) {
        return repository
                .createDeploymentQuery()
                .deploymentName(flow)
                .deploymentSource(SOURCE)
                .list()
                .stream()
                .max(
                        Comparator.comparing(Deployment::getDeploymentTime)
                                .thenComparingInt(this::highestVersion));
    }

    private int highestVersion(Deployment deployment) {
        int ofDiagrams =
                repository
                        .createProcessDefinitionQuery()
                        .deploymentId(deployment.getId())
                        .list()
                        .stream()
                        .mapToInt(ProcessDefinition::getVersion)
                        .max()
                        .orElse(0);
        int ofDecisions =
                repository
                        .createDecisionDefinitionQuery()
                        .deploymentId(deployment.getId())
                        .list()
                        .stream()
                        .mapToInt(decision -> decision.getVersion())
                        .max()
                        .orElse(0);
        return Math.max(ofDiagrams, ofDecisions);
    }

    private SortedMap<String, byte[]> filesOf(Deployment deployment) {
        SortedMap<String, byte[]> content = new TreeMap<>();
        List<Resource> resources = repository.getDeploymentResources(deployment.getId());
        for (Resource resource : resources) {
            try (InputStream in =
                    repository.getResourceAsStreamById(deployment.getId(), resource.getId())) {
                content.put(resource.getName(), in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return content;
    }

    private static boolean same(SortedMap<String, byte[]> a, SortedMap<String, byte[]> b) {
        return a.keySet().equals(b.keySet())
                && a.entrySet().stream()
                        .allMatch(file -> Arrays.equals(file.getValue(), b.get(file.getKey())));
    }

    /** Our changed files become the latest version; a designer must be able to see that. */
    private void warnWhenReplacing(FlowFolder flow) {
        for (String file : flow.files().keySet()) {
            if (!file.endsWith(".bpmn")) {
                continue;
            }
            String key = file.substring(file.lastIndexOf('/') + 1, file.length() - 5);
            ProcessDefinition latest =
                    repository
                            .createProcessDefinitionQuery()
                            .processDefinitionKey(key)
                            .latestVersion()
                            .singleResult();
            if (latest == null) {
                continue;
            }
            Deployment of =
                    repository
                            .createDeploymentQuery()
                            .deploymentId(latest.getDeploymentId())
                            .singleResult();
            if (of != null && !SOURCE.equals(of.getSource())) {
                LOG.warn(
                        "changed files of '{}' come before version {} that was deployed as '{}'",
                        key,
                        latest.getVersion(),
                        of.getSource());
            }
        }
    }
}
