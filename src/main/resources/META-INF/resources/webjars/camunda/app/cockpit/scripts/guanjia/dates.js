// Cockpit writes times for machines (2026-11-26T19:15:19); people read them as everywhere else in the house.
import { chinese } from '../../../tasklist/scripts/guanjia/language.js';

window.angular.module('cam.cockpit').config(['camDateFormatProvider', (formats) => {
  formats.setDateFormat(chinese ? 'YYYY年M月D日 HH:mm:ss' : 'D MMM YYYY, HH:mm:ss', 'normal');
}]);

export default [];
