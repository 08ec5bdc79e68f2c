/**
 * The demo: two fictional communities with people and staff, so that the product can be tried at
 * once.
 *
 * <p>云栖苑 ({@code yunqi}) has a service desk and two phases whose building numbers repeat; 松涛里
 * ({@code songtao}) is small and has no desk. {@link org.guanjia.demo.DemoEstate} and {@link
 * org.guanjia.demo.DemoStaff} make them from a seed of their own, so every fresh start has the same
 * houses, people and rosters, and a second start changes nothing. All names and numbers are
 * invented. Nothing here runs unless {@code guanjia.demo.enabled} is true. Cases are not written
 * here: they come from driving the real flows.
 */
package org.guanjia.demo;
