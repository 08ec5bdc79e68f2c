// The caller's communities in a select. Whoever works at one all day finds it chosen again on each of our pages.
import { get } from './api.js';
import { el } from './dom.js';

const KEPT = 'guanjia.community';

// Fills the select and answers the communities; chooses the one that was chosen last.
export async function offerCommunities(select) {
  const { items } = await get('/communities');
  select.append(...items.map((one) => el('option', { value: one.id }, one.name)));
  const last = kept();
  if (items.some((one) => one.id === last)) {
    select.value = last;
  }
  select.addEventListener('change', () => keep(select.value));
  return items;
}

// A browser may refuse to keep anything: then nothing is chosen again.
function kept() {
  try {
    return window.localStorage.getItem(KEPT);
  } catch (refused) {
    return null;
  }
}

function keep(community) {
  try {
    window.localStorage.setItem(KEPT, community);
  } catch (refused) {
    /* See above. */
  }
}
