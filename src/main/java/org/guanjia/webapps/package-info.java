/**
 * The edge of the house: how requests of the API are refused, remembered and described, and what
 * Tasklist needs beside the engine's own. A refusal of any room leaves as an RFC 9457 problem in
 * the caller's language; a POST with an {@code Idempotency-Key} happens once, whatever the network
 * does. The scripts and texts that Tasklist loads of ours stand under {@code
 * META-INF/resources/webjars/camunda/app}.
 */
package org.guanjia.webapps;
