// The one script that Tasklist's config.js names: what we add to it.
import cards from './cards.js';
import casePanel from './case-panel.js';
import { translateForms } from './form-texts.js';
import { reportForm } from './report-form.js';
import { enrichForms } from './task-form.js';
import tools from './tools.js';

// Start forms are HTML kept with their diagram; their few lines of script reach the shared code here.
window.guanjia = Object.freeze({ reportForm });

translateForms(document.body);
enrichForms(document.body);

export default [casePanel, cards, tools];
