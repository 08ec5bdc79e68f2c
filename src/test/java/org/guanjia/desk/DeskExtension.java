package org.guanjia.desk;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test its {@link Desk}; browser and servers serve all of them and end at the end. */
class DeskExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace OURS = Namespace.create(DeskExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Desk.class;
    }

    @Override
    public Desk resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Shared shared =
                context.getRoot()
                        .getStore(OURS)
                        .getOrComputeIfAbsent(Shared.class, key -> new Shared(), Shared.class);
        Desk desk = new Desk(shared.chromium, shared::office);
        context.getStore(OURS).put(Desk.class, desk);
        return desk;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Desk desk = context.getStore(OURS).get(Desk.class, Desk.class);
        if (desk == null) {
            return;
        }
        try {
            if (context.getExecutionException().isPresent()) {
                desk.keep(
                        context.getRequiredTestClass().getSimpleName()
                                + "-"
                                + context.getDisplayName().replaceAll("[^\\p{L}\\p{N}_]+", "-"));
            } else {
                desk.assertNoTroubles();
            }
        } finally {
            desk.leave();
        }
    }

    private static final class Shared implements CloseableResource {

        private final long began = System.nanoTime();
        private final Chromium chromium = new Chromium();

        private Shared() {
            PlaywrightAssertions.setDefaultAssertionTimeout(Person.PATIENCE);
        }

        private final Map<Language, Office> offices = new EnumMap<>(Language.class);

        private Office office(Language language) {
            Office office = offices.computeIfAbsent(language, Office::new);
            office.awaitOpening();
            return office;
        }

        @Override
        public void close() {
            offices.values().forEach(Office::close);
            chromium.close();
            System.out.printf(
                    "Browser tests took %d s, the start of the servers among them.%n",
                    Duration.ofNanos(System.nanoTime() - began).toSeconds());
        }
    }
}
