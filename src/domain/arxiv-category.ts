// arXiv's categories by their form; which of them exist is arXiv's to say. https://arxiv.org/category_taxonomy

/** `cs.CL`, `math.AG`, `hep-th`, `astro-ph.GA`. */
export const isCategory = (typed: string): boolean =>
  /^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[a-z]+)*)?$/.test(typed);
