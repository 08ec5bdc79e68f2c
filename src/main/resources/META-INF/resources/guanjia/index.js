// The first of our own pages: what there is for whoever signed in.
import { el, show } from '/camunda/app/tasklist/scripts/guanjia/dom.js';
import { PAGES, about, mayOpen, openPage, words } from './page.js';

openPage(null, (place, caller) => {
  show(place, el('ul', { class: 'cards' }, PAGES.filter((page) => mayOpen(page, caller)).map((page) =>
    el('li', {}, el('a', { class: 'card', href: page.href },
      el('strong', {}, words(page.name)), el('span', { class: 'hint' }, about(page, caller)))))));
});
