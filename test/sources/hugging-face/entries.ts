// Entries in the shapes that Hugging Face has had over the years. The papers are ours: no real work is meant.

/** As in March 2024: no thumbnail, no organisation, a single picture, avatars relative, text wrapped. */
export const firstShape = {
  paper: {
    id: '2403.00001',
    authors: [
      {
        _id: '1',
        user: { avatarUrl: '/avatars/1.svg', isPro: false, fullname: 'Alice', user: 'alice', type: 'user' },
        name: 'Alice Archer',
        status: 'admin_assigned',
        hidden: false,
      },
      { _id: '2', name: 'Bob Baker', hidden: false },
      { _id: '3', name: 'Charlie Cook', hidden: true },
      { _id: '4', name: 'Alice  Archer', hidden: false },
    ],
    publishedAt: '2024-03-01T17:59:52.000Z',
    title: 'A First Shape of Papers with a Title that was\n  Wrapped',
    summary: 'We wrap\nlines. $x$ stays.',
    upvotes: 3,
  },
  publishedAt: '2024-03-02T01:26:53.000Z',
  title: 'A First Shape of Papers with a $\\mathbb{T}$itle that was\n  Wrapped',
  mediaUrl: 'https://cdn-uploads.huggingface.co/production/uploads/1/picture.png',
  numComments: 1,
};

/** As in 2026: everything there is. */
export const newestShape = {
  paper: {
    id: '2607.00002',
    authors: [{ _id: '1', name: 'Alice Archer', hidden: false }],
    mediaUrls: ['https://cdn-uploads.huggingface.co/production/uploads/1/film.mp4'],
    publishedAt: '2026-07-28T00:00:00.000Z',
    submittedOnDailyAt: '2026-07-31T00:00:00.000Z',
    submittedOnDailyBy: {
      _id: '9',
      avatarUrl: '/avatars/9.svg',
      fullname: 'Bob B',
      user: 'bob',
      name: 'bob',
    },
    title: 'The Newest Shape',
    summary: 'Everything is there.',
    upvotes: 41,
    discussionId: '6a6966f49d3a1231d492b82f',
    projectPage: 'https://newest.example/',
    githubRepo: 'https://github.com/example/newest/tree/main',
    githubRepoAddedBy: 'auto',
    githubStars: 1512,
    ai_summary: 'A model says what it is about.',
    ai_summary_model: 'some/model',
    ai_keywords: ['shapes', 'fields', 'shapes', 7],
    organization: { _id: '5', name: 'example-lab', fullname: 'Example Lab 🔬', avatar: '/x.png' },
  },
  publishedAt: '2026-07-27T20:00:00.000Z',
  title: 'The Newest Shape',
  summary: 'Everything is there.',
  numComments: 2,
  thumbnail: 'https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2607.00002.png',
  mediaUrls: ['https://cdn-uploads.huggingface.co/production/uploads/1/film.mp4'],
  submittedBy: { _id: '9', avatarUrl: '/avatars/9.svg', fullname: 'Bob B', name: 'bob', followerCount: 3 },
  isAuthorParticipating: true,
  organization: { _id: '5', name: 'example-lab', fullname: 'Example Lab 🔬', avatar: '/x.png' },
};

/** A small valid entry. */
export function entry(id: string, upvotes?: number) {
  return { paper: { id, title: `Paper ${id}`, summary: 'Short.', authors: [], upvotes } };
}
