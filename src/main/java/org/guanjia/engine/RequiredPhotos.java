package org.guanjia.engine;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.guanjia.casefile.Photos;
import org.guanjia.language.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A task whose extension property {@code requiresPhoto} is true is not done without a photo that
 * staff added since the task was created; {@code photoKind} (before, after, evidence, proof) says
 * which kind, any kind when it is left out.
 */
@Component
class RequiredPhotos implements TaskListener {

    static final String PROPERTY = "requiresPhoto";

    private final ObjectProvider<Photos> photos;

    RequiredPhotos(ObjectProvider<Photos> photos) {
        this.photos = photos;
    }

    @Override
    public void notify(DelegateTask task) {
        Map<String, String> properties =
                ElementProperties.of(task.getProcessDefinitionId(), task.getTaskDefinitionKey());
        String kind = properties.get("photoKind");
        boolean there =
                photos.getObject()
                        .staffPhotoSince(
                                task.getExecution().getProcessBusinessKey(),
                                kind,
                                // Photos have whole seconds, a new task's time has not yet.
                                task.getCreateTime().toInstant().truncatedTo(ChronoUnit.SECONDS));
        if (!there) {
            throw Refusal.conflict(
                    kind == null ? "engine.photo.missing" : "engine.photo.missing." + kind,
                    task.getName());
        }
    }
}
