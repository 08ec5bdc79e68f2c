/**
 * The staff: who may do what, who is here now, and who gets the next job.
 *
 * <p>A colleague holds roles in communities, and a role's id is also an engine group, a lane and a
 * folder of forms. The roster is a weekly pattern with dated exceptions, from which {@link
 * org.guanjia.staff.StaffService#onDuty} tells for any instant who is there, night shifts across
 * midnight included. {@link org.guanjia.staff.TechnicianChoice} picks the next technician by duty,
 * skill with a valid certificate, grid and load, or in turn (S1-06). {@link
 * org.guanjia.staff.DutyPhone} follows the phone that must be answered around the clock and hands
 * the intake to the control room while its holder is out (S0-08, S0-09). When a colleague leaves or
 * goes off duty, {@link org.guanjia.staff.ColleagueLeft} lets the engine give open tasks back to
 * the role (S3-01). No diagram runs here; the flows' dispatching and the engine's lists ask this
 * room.
 */
package org.guanjia.staff;
