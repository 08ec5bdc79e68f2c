package org.guanjia.estate;

/**
 * A community (项目, 小区): one managed estate and one tenant of the engine.
 *
 * @param id short id, e.g. "yunqi"
 * @param name as people say it
 * @param grade A, B or C: chooses the service times
 * @param serviceDesk whether it has a service desk (S0-05); without one no step waits for a desk
 * @param region the regional centre (属地管理中心) that oversees it
 */
public record Community(String id, String name, String grade, boolean serviceDesk, String region) {}
