/**
 * How Camunda is set up in this house: one deployment per flow folder, in the house's language,
 * checked before the engine sees it; the guards that the engine lacks; one clock, one source of
 * chance; and the few doors through which the rooms ask the engine for something.
 *
 * <p>Rooms use {@link org.guanjia.engine.EngineWork} (wake a waiting case, move its tasks) and
 * {@link org.guanjia.engine.Decisions} (ask a decision table). Everything else here works by being
 * present.
 */
package org.guanjia.engine;
