// The one script that Tasklist's config.js names: what we add to it.
import casePanel from './case-panel.js';
import { translateForms } from './form-texts.js';
import { reportForm } from './report-form.js';

// Start forms are HTML kept with their diagram; their few lines of script reach the shared code here.
window.guanjia = Object.freeze({ reportForm });

translateForms(document.body);

export default [casePanel];
