"use strict";
/* Finds items by words, as people type. portalSearch(index) gives a function (query, most)
   → {count, items: [{id, title, summary, shelf, marks}]}: every word must be in an item;
   a title counts before keywords, keywords before the sentence under the title. What
   nobody wrote so is looked for with a slip of the hand. `marks` are the words found. */
(() => {
  const CHINESE = "\\u2e80-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff";
  const WORDS = new RegExp(`[${CHINESE}]+|[^${CHINESE}\\s\\p{P}\\p{S}]+`, "gu");
  const PLAIN = /^[\x00-\x7f]*$/;
  const LETTER = /[\p{L}\p{N}]/u;
  const folds = new Map();

  /* Small letters without accents, and of the same length: places stay true. */
  function folded(text) {
    if (PLAIN.test(text)) return text.toLowerCase();
    let found = "";
    for (const each of text) {
      let one = folds.get(each);
      if (one === undefined) {
        one = [...each.normalize("NFKD").toLowerCase()][0] || each;
        if (one.length !== each.length) one = each;
        folds.set(each, one);
      }
      found += one;
    }
    return found;
  }

  const words = (text) => text.match(WORDS) || [];
  const isChinese = (word) => word.charCodeAt(0) >= 0x2e80;
  const isLetter = (text, place) => place >= 0 && place < text.length && LETTER.test(text[place]);

  /* How well a word stands in a text: 0 not at all, 1 inside, 2 begins a word, 3 is one. */
  function fit(text, word) {
    let best = 0;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (isChinese(word)) return at ? 2 : 3;
      if (!isLetter(text, at - 1)) {
        if (!isLetter(text, at + word.length)) return 3;
        best = 2;
      } else if (!best) best = 1;
    }
    return best;
  }

  /* Whether a word is another, or the beginning of it, but for some slips. Of the first
     two letters one is hit, if in the other's place. */
  let before = new Uint8Array(64), last = new Uint8Array(64), next = new Uint8Array(64);
  function near(typed, word, slips, begins) {
    const [first, second] = typed;
    if (word[0] !== first && word[0] !== second && word[1] !== first && word[1] !== second) return false;
    if (word.length < typed.length - slips || (!begins && word.length > typed.length + slips)) return false;
    const most = Math.min(word.length, typed.length + slips);
    for (let column = 0; column <= most; column++) last[column] = column;
    for (let row = 1; row <= typed.length; row++) {
      let least = next[0] = row;
      for (let column = 1; column <= most; column++) {
        const same = typed[row - 1] === word[column - 1];
        let cost = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
        if (row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1])
          cost = Math.min(cost, before[column - 2] + 1);
        next[column] = cost;
        if (cost < least) least = cost;
      }
      if (least > slips) return false;
      [before, last, next] = [last, next, before];
    }
    if (!begins) return last[most] <= slips;
    for (let column = 0; column <= most; column++) if (last[column] <= slips) return true;
    return false;
  }

  self.portalSearch = (index) => {
    const items = index.items.map(([id, title, summary, keywords, shelf]) => {
      const known = keywords.join("\n");
      return { id, title, summary, shelf: index.shelves[shelf],
        texts: [folded(title), folded(known), folded(summary)], above: folded(index.shelves[shelf]) };
    });
    const places = new Map();
    items.forEach((item, place) => {
      for (const word of new Set(words(`${item.texts[0]}\n${item.texts[1]}`))) {
        if (!places.has(word)) places.set(word, []);
        places.get(word).push(place);
      }
    });

    function written(word, scores) {
      let any = false;
      items.forEach((item, place) => {
        const [title, known, summary] = item.texts;
        let at = fit(title, word);
        let score = at && 90 + 20 * at;
        if (!score && (at = fit(known, word))) score = 50 + 10 * at;
        if (!score && (at = fit(summary, word))) score = 20 + 5 * at;
        if (!score && fit(item.above, word)) score = 15;
        scores[place] = score;
        any = any || score > 0;
      });
      return any;
    }

    function slipped(word, scores, marks) {
      const slips = word.length < 3 || word.length > 40 ? 0 : word.length < 7 ? 1 : 2;
      if (!slips) return;
      for (const [known, where] of places) {
        if (isChinese(known) || !near(word, known, slips, word.length > 3)) continue;
        marks.push(known);
        for (const place of where) scores[place] = items[place].texts[0].includes(known) ? 45 : 40;
      }
    }

    /* Chinese has no spaces: what shares the most pairs of characters is near. */
    function paired(word, scores, marks) {
      const pairs = [];
      for (let at = 0; at + 2 <= word.length; at++) pairs.push(word.slice(at, at + 2));
      const used = new Set();
      items.forEach((item, place) => {
        const text = `${item.texts[0]}\n${item.texts[1]}`;
        const shared = pairs.filter((pair) => text.includes(pair));
        scores[place] = pairs.length && (45 * shared.length) / pairs.length;
        for (const pair of shared) used.add(pair);
      });
      const best = Math.max(0, ...scores);
      scores.forEach((score, place) => { if (score < best / 2) scores[place] = 0; });
      marks.push(...used);
    }

    /* How well each item has the words: all of them; some, where none has them all. */
    function scored(asked, marks) {
      const total = new Float64Array(items.length);
      const had = new Uint8Array(items.length);
      for (const word of asked) {
        const scores = new Float64Array(items.length);
        if (written(word, scores)) marks.push(word);
        else if (isChinese(word)) paired(word, scores, marks);
        else slipped(word, scores, marks);
        scores.forEach((score, place) => {
          total[place] += score;
          had[place] += score > 0;
        });
      }
      const most = had.reduce((one, other) => Math.max(one, other), 0);
      return total.map((score, place) => (had[place] === most ? score : 0));
    }

    return (query, most) => {
      const whole = folded(query).trim();
      const every = [...new Set(words(whole))];
      const long = every.filter((word) => word.length > 1);
      const asked = long.length ? long : every;
      if (!asked.length) return { count: 0, items: [] };
      const marks = [];
      const total = scored(asked, marks);
      const found = [];
      for (let place = 0; place < items.length; place++) {
        if (!total[place]) continue;
        const title = items[place].texts[0];
        let score = total[place] / asked.length;
        if (title === whole) score += 100;
        else if (title.startsWith(whole)) score += 40;
        else if (asked.length > 1 && title.includes(whole)) score += 30;
        found.push([score - Math.min(title.length, 99) / 100, place]);
      }
      found.sort((one, other) => other[0] - one[0] || one[1] - other[1]);
      return { count: found.length, items: found.slice(0, most).map(([, place]) => ({ ...items[place], marks })) };
    };
  };

  /* A text in pieces, each with whether it is one of the words found. */
  self.portalPieces = (text, marks) => {
    const flat = folded(text);
    const lit = new Uint8Array(text.length);
    for (const mark of marks)
      for (let at = flat.indexOf(mark); at >= 0; at = flat.indexOf(mark, at + 1)) lit.fill(1, at, at + mark.length);
    const pieces = [];
    for (let from = 0, to = 1; to <= text.length; to++)
      if (to === text.length || lit[to] !== lit[from]) {
        pieces.push([text.slice(from, to), lit[from] === 1]);
        from = to;
      }
    return pieces;
  };
})();
