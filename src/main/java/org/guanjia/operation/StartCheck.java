package org.guanjia.operation;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Runs with the profile {@code production} before anything else: no bean is made, no port opened,
 * no table touched while a setting or the database is unfit.
 */
public class StartCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Profiles PRODUCTION = Profiles.of("production");

    /**
     * @throws UnfitForProduction with all reasons
     */
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment settings = context.getEnvironment();
        if (settings.acceptsProfiles(PRODUCTION)) {
            List<Problem> problems = problems(settings);
            if (!problems.isEmpty()) {
                throw new UnfitForProduction(
                        settings.getProperty("guanjia.language", "zh"), problems);
            }
        }
    }

    /** All that is wrong with the settings and, as far as they lead to it, with the database. */
    static List<Problem> problems(ConfigurableEnvironment settings) {
        List<Problem> problems = new ArrayList<>(new SettingsCheck(settings).problems());
        problems.addAll(new DatabaseCheck(settings).problems());
        return problems;
    }
}
