// Which language the browser's owner reads: Chinese, or English for all others.
export const chinese = ((navigator.languages || [navigator.language || ''])[0] || '').toLowerCase().startsWith('zh');

// What each web app's config.js says about languages. The locale "zh-CN" never matches in the web apps, "zh" does. The
// fallback is loaded beside the chosen locale, and whichever comes last decides the language of dates: a Chinese browser
// gets Chinese alone.
export const locales = {
  availableLocales: ['en', 'zh'],
  fallbackLocale: chinese ? 'zh' : 'en'
};

// A web app's name, after ours.
export function named(chineseName, englishName) {
  return { vendor: chinese ? '管家' : 'Guanjia', name: chinese ? chineseName : englishName };
}
