// The heat map of a diagram: how often its steps are entered and how long cases stay, on the diagram and as a table.
import { get } from '../../../tasklist/scripts/guanjia/api.js';
import { el, show } from '../../../tasklist/scripts/guanjia/dom.js';
import { communitySelect } from './case-page.js';
import { kindWord, lasting, say } from './history-texts.js';
import { fault, table } from './way.js';

const viewers = new Map();
const MEASURES = {
  byCount: { of: (spot) => spot.entered, words: (spot) => String(spot.entered) },
  byTime: { of: (spot) => spot.averageMillis || 0, words: (spot) => lasting(spot.averageMillis) },
  byTotal: { of: (spot) => spot.totalMillis || 0, words: (spot) => lasting(spot.totalMillis) }
};
const OVERLAY = 'gj-heat';

function paint(viewer, spots, measure) {
  const overlays = viewer.get('overlays');
  const elements = viewer.get('elementRegistry');
  overlays.remove({ type: OVERLAY });
  const { of, words } = MEASURES[measure];
  const most = Math.max(0, ...spots.map(of));
  spots.filter((spot) => elements.get(spot.element) && of(spot) > 0).forEach((spot) => {
    const shape = elements.get(spot.element);
    const heat = 0.1 + 0.4 * Math.sqrt(of(spot) / most);
    overlays.add(spot.element, OVERLAY, {
      position: { top: 0, left: 0 },
      show: { minZoom: -Infinity, maxZoom: Infinity },
      html: el('div', { class: shape.height > 60 ? 'gj-heat' : 'gj-heat gj-small', style: `width:${shape.width}px;height:${shape.height}px;background:rgba(214, 69, 20, ${heat})` },
        el('span', {}, words(spot)))
    });
  });
}

class HeatTab {
  constructor(node, definitionId) {
    this.node = node;
    this.definitionId = definitionId;
    this.measure = 'byCount';
  }

  async open() {
    try {
      const { items } = await get('/communities');
      const day = (back) => {
        const date = new Date(Date.now() - back * 86400000);
        return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
      };
      const field = (label, input) => el('label', { class: 'gj-ask' }, el('span', {}, label), input);
      this.by = el('select', { class: 'form-control', name: 'measure', onchange: () => { this.measure = this.by.value; this.draw(); } },
        Object.keys(MEASURES).map((name) => el('option', { value: name }, say(name))));
      this.community = communitySelect(items);
      this.from = el('input', { class: 'form-control', type: 'date', name: 'heatFrom', value: day(30) });
      this.to = el('input', { class: 'form-control', type: 'date', name: 'heatTo', value: day(0) });
      this.versions = el('input', { type: 'checkbox', name: 'allVersions' });
      [this.community, this.from, this.to, this.versions].forEach((input) => input.addEventListener('change', () => this.load()));
      this.place = el('div', { role: 'status', 'aria-live': 'polite' });
      show(this.node, el('div', { class: 'gj-history' },
        el('div', { class: 'gj-asked' }, field(say('heatBy'), this.by), field(say('community'), this.community),
          field(say('from'), this.from), field(say('to'), this.to),
          el('label', { class: 'gj-tick' }, this.versions, ' ', say('allVersions'))),
        this.place));
      await this.load();
    } catch (refused) {
      show(this.node, el('div', { class: 'gj-history' }, fault(refused, () => this.open())));
    }
  }

  async load() {
    try {
      this.heat = await get(`/history/definitions/${encodeURIComponent(this.definitionId)}/heat`,
        { community: this.community.value, from: this.from.value, to: this.to.value, allVersions: this.versions.checked });
      this.draw();
    } catch (refused) {
      show(this.place, fault(refused, () => this.load()));
    }
  }

  draw() {
    const viewer = viewers.get(this.definitionId);
    // The answer may come after the reader went on to another tab.
    if (viewer && !this.closed) {
      paint(viewer, this.heat.items, this.measure);
    }
    const { of } = MEASURES[this.measure];
    const spots = [...this.heat.items].sort((one, other) => of(other) - of(one));
    show(this.place,
      spots.length ? el('p', { class: 'gj-hint' }, say('heatHint', say(this.measure))) : null,
      table([say('step'), say('kind'), say('entered'), say('openNow'), say('undone'), say('mean'), say('longest'), say('total')],
        spots.map((spot) => [spot.label || kindWord(spot.type), kindWord(spot.type), String(spot.entered), String(spot.open), String(spot.cancelled),
          lasting(spot.averageMillis), lasting(spot.longestMillis), lasting(spot.totalMillis)]), say('noHeat')));
  }

  close() {
    this.closed = true;
    const viewer = viewers.get(this.definitionId);
    if (viewer) {
      viewer.get('overlays').remove({ type: OVERLAY });
    }
  }
}

let tab = null;

export const heatTab = {
  id: 'guanjia-heat',
  pluginPoint: 'cockpit.processDefinition.runtime.tab',
  priority: 30,
  properties: { label: say('heat') },
  render(node, { processDefinitionId }) {
    tab = new HeatTab(node, processDefinitionId);
    tab.open();
  },
  unmount() {
    tab?.close();
  }
};

// The tab paints on the diagram above it.
export const heatViewer = {
  id: 'guanjia-heat-viewer',
  pluginPoint: 'cockpit.processDefinition.diagram.plugin',
  priority: 0,
  render(viewer, { processDefinitionId }) {
    viewers.set(processDefinitionId, viewer);
  }
};
