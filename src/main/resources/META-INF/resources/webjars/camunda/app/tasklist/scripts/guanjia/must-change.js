// Whoever signs in to a web app with a one-time password is led to where they choose their own: until then the server
// answers every call of the app with this problem.
const PROBLEM = 'security.mustChangePassword';
const PAGE = '/guanjia/password';

function lead(text) {
  if (typeof text === 'string' && text.includes(PROBLEM)) {
    window.location.assign(PAGE);
  }
}

const send = XMLHttpRequest.prototype.send;
XMLHttpRequest.prototype.send = function (...args) {
  this.addEventListener('load', () => {
    if (this.status === 403 && (this.responseType === '' || this.responseType === 'text')) {
      lead(this.responseText);
    }
  });
  return send.apply(this, args);
};

const ask = window.fetch;
window.fetch = async (...args) => {
  const answer = await ask(...args);
  if (answer.status === 403) {
    answer.clone().text().then(lead, () => {});
  }
  return answer;
};

export default [];
