// The one script that Tasklist's config.js names: what we add to it.
import './every-app.js';
import cards from './cards.js';
import careLink from './care-link.js';
import casePanel from './case-panel.js';
import counterDesk from './counter-desk.js';
import feeDecisions from './fee-decisions.js';
import inbox from './inbox.js';
import startRight from './start-right.js';
import { billingForm } from './billing-form.js';
import { reportForm } from './report-form.js';
import { completeWhenKept, enrichForms, keepAnswers } from './task-form.js';
import tools from './tools.js';

// Start forms are HTML kept with their diagram; their few lines of script reach the shared code here.
window.guanjia = Object.freeze({ reportForm, billingForm });

enrichForms(document.body);
keepAnswers(document.body);
completeWhenKept(document.body);

// On a phone the task stands below the list: whoever taps a card wants to see it.
window.addEventListener('hashchange', () => {
  const details = document.querySelector('.column-right.task-details');
  if (details && window.innerWidth < 768 && /[?&]task=/.test(window.location.hash)) {
    window.setTimeout(() => details.scrollIntoView({ behavior: 'smooth' }), 300);
  }
});

export default [casePanel, cards, tools, startRight, inbox, careLink, counterDesk, feeDecisions];
