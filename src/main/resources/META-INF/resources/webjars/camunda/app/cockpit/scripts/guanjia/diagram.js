// A diagram on a page of ours, drawn by the viewer that Cockpit brings along.
import { el } from '../../../tasklist/scripts/guanjia/dom.js';

const root = document.querySelector('base').getAttribute('app-root');
let drawn = 0;

// Draws the version of a diagram into a node and gives its viewer; fails where Cockpit's viewer cannot be had.
export async function drawDiagram(node, definitionId) {
  const answer = await fetch(`${root}/api/engine/engine/default/process-definition/${encodeURIComponent(definitionId)}/xml`,
    { credentials: 'same-origin', headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  const { bpmn20Xml } = await answer.json();
  const inside = window.angular.element(document.documentElement).injector();
  const scope = inside.get('$rootScope').$new(true);
  scope.xml = bpmn20Xml;
  scope.control = {};
  // A viewer is kept by its key, with what was painted on it: each drawing has its own.
  const place = el('div', { 'cam-widget-bpmn-viewer': true, 'diagram-data': 'xml', key: `guanjia-${drawn += 1}`, control: 'control' });
  place.setAttribute('on-load', 'loaded()');
  return new Promise((resolve) => {
    scope.loaded = () => resolve(scope.control.getViewer());
    node.replaceChildren(place);
    inside.get('$compile')(place)(scope);
    scope.$applyAsync();
  });
}
