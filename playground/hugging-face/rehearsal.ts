// Two days that never were: a rehearsal, so that the next morning of the playground has a list too. The papers are
// real classics with their real authors and dates; that they stand in these lists, their votes and their comments are
// made up. The sentences about them are ours, with mathematics as Hugging Face strips it.

export interface RehearsedPaper {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** Day of arXiv's first version. */
  readonly publishedOn: string;
  readonly about: string;
  readonly abstract: string;
  /** Minutes after the list opens. */
  readonly listedAfter: number;
  /** Made up: at the hour when the list closes. */
  readonly votes: number;
  readonly comments: number;
}

/** By the day for which it is rehearsed. */
export const rehearsal: Readonly<Record<string, readonly RehearsedPaper[]>> = {
  '2025-03-12': [
    {
      id: '1706.03762',
      title: 'Attention Is All You Need',
      authors: [
        'Ashish Vaswani',
        'Noam Shazeer',
        'Niki Parmar',
        'Jakob Uszkoreit',
        'Llion Jones',
        'Aidan N. Gomez',
        'Lukasz Kaiser',
        'Illia Polosukhin',
      ],
      publishedOn: '2017-06-12',
      about:
        'A translation model built from attention alone trains faster than recurrent ones and translates better.',
      abstract:
        'Models that turn one sequence into another used to read it step by step. The Transformer drops recurrence and ' +
        'convolution and lets every position look at every other one. For n positions of dimension d a layer costs ' +
        'mathcal{O}(n^2 d) operations, but no step has to wait for the one before it, so training makes full use of ' +
        'parallel hardware. Scores are divided by d_k^{1/2} to keep the softmax away from flat regions. The model sets ' +
        'new marks in translation and carries over to parsing.',
      listedAfter: 12,
      votes: 94,
      comments: 7,
    },
    {
      id: '1512.03385',
      title: 'Deep Residual Learning for Image Recognition',
      authors: ['Kaiming He', 'Xiangyu Zhang', 'Shaoqing Ren', 'Jian Sun'],
      publishedOn: '2015-12-10',
      about: 'Layers that learn only the difference to their input make very deep networks trainable.',
      abstract:
        'Plain networks get worse when more layers are stacked, even on the data they are trained on. Here a block learns ' +
        'the residual F(x) and a shortcut adds its input back, so that the block gives F(x) + x. Doing nothing is then ' +
        'easy to learn, and extra depth helps instead of hurting. Networks of up to 152 layers win in image ' +
        'classification, and their features help in detection and segmentation.',
      listedAfter: 25,
      votes: 81,
      comments: 4,
    },
    {
      id: '1412.6980',
      title: 'Adam: A Method for Stochastic Optimization',
      authors: ['Diederik P. Kingma', 'Jimmy Ba'],
      publishedOn: '2014-12-22',
      about: 'An optimizer that adapts its step to running averages of the gradient and of its square.',
      abstract:
        'Adam keeps two moving averages: m_t of the gradient and v_t of its square, with decay rates beta_1 and beta_2. ' +
        'Both start at zero, so both are corrected for that bias. The update is theta_t = theta_{t-1} - alpha m_t / ' +
        '(v_t^{1/2} + epsilon), with epsilon = 10^{-8} by default. It needs little memory, does not care about the ' +
        'scale of the gradients and suits sparse or noisy problems. A variant based on the ell_infty norm is given too.',
      listedAfter: 48,
      votes: 66,
      comments: 5,
    },
    {
      id: '1810.04805',
      title: 'BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding',
      authors: ['Jacob Devlin', 'Ming-Wei Chang', 'Kenton Lee', 'Kristina Toutanova'],
      publishedOn: '2018-10-11',
      about: 'Guessing hidden words from both sides gives one model that adapts to many language tasks.',
      abstract:
        'A language model that reads from left to right never sees what follows. BERT hides some of the words of a text ' +
        'and learns to guess them from both sides at once; a second task asks whether two sentences belong together. ' +
        'After this training one more layer is enough to adapt it to question answering, inference and other tasks.',
      listedAfter: 95,
      votes: 58,
      comments: 2,
    },
    {
      id: '1406.2661',
      title: 'Generative Adversarial Networks',
      authors: [
        'Ian J. Goodfellow',
        'Jean Pouget-Abadie',
        'Mehdi Mirza',
        'Bing Xu',
        'David Warde-Farley',
        'Sherjil Ozair',
        'Aaron Courville',
        'Yoshua Bengio',
      ],
      publishedOn: '2014-06-10',
      about: 'A generator learns by fooling a discriminator that learns to tell real data from made-up data.',
      abstract:
        'Two networks play against each other. G makes samples, D says how likely a sample is to be real, and each is ' +
        'trained on the mistakes of the other. With enough capacity the game ends where the samples follow the data and D ' +
        'answers 1/2 everywhere. No Markov chain and no approximate inference is needed, for training or for sampling.',
      listedAfter: 170,
      votes: 43,
      comments: 3,
    },
    {
      id: '1301.3781',
      title: 'Efficient Estimation of Word Representations in Vector Space',
      authors: ['Tomas Mikolov', 'Kai Chen', 'Greg Corrado', 'Jeffrey Dean'],
      publishedOn: '2013-01-16',
      about: 'Two simple models learn good word vectors from very large texts at little cost.',
      abstract:
        'Word vectors in mathbb{R}^d need not come from a deep network. One of the two models here guesses a word from its ' +
        'neighbours, the other guesses the neighbours from the word. Without a hidden layer both are cheap enough for ' +
        'billions of words, and simple sums and differences of the vectors answer questions about meaning and grammar.',
      listedAfter: 300,
      votes: 31,
      comments: 1,
    },
    {
      id: '1505.04597',
      title: 'U-Net: Convolutional Networks for Biomedical Image Segmentation',
      authors: ['Olaf Ronneberger', 'Philipp Fischer', 'Thomas Brox'],
      publishedOn: '2015-05-18',
      about: 'A network that narrows and widens again outlines cells after training on very few images.',
      abstract:
        'Medical images with labels are rare. This network follows an image down to coarse features and up again to full ' +
        'size, and hands the fine detail across at every level. Together with strongly distorted copies of the few ' +
        'training images it segments cells and neurons well, and a whole image takes less than a second.',
      listedAfter: 840,
      votes: 22,
      comments: 0,
    },
  ],
  '2025-03-13': [
    {
      id: '2006.11239',
      title: 'Denoising Diffusion Probabilistic Models',
      authors: ['Jonathan Ho', 'Ajay Jain', 'Pieter Abbeel'],
      publishedOn: '2020-06-19',
      about: 'Images of high quality come from learning to undo noise, one small step at a time.',
      abstract:
        'Noise with variance beta_t is added to an image in many steps, until x_T is all noise. A network learns the way ' +
        'back: it predicts the noise epsilon_theta(x_t, t), and a simply weighted squared error turns out to be a ' +
        'variational bound. Sampling runs x_T rightarrow x_0. The pictures are as good as those of the best other ' +
        'models of the time, and the steps can be read as a kind of progressive decoding.',
      listedAfter: 9,
      votes: 88,
      comments: 6,
    },
    {
      id: '2010.11929',
      title: 'An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale',
      authors: [
        'Alexey Dosovitskiy',
        'Lucas Beyer',
        'Alexander Kolesnikov',
        'Dirk Weissenborn',
        'Xiaohua Zhai',
        'Thomas Unterthiner',
        'Mostafa Dehghani',
        'Matthias Minderer',
        'Georg Heigold',
        'Sylvain Gelly',
        'Jakob Uszkoreit',
        'Neil Houlsby',
      ],
      publishedOn: '2020-10-22',
      about:
        'A plain Transformer over image patches matches convolutional networks once it has seen enough images.',
      abstract:
        'An image is cut into patches of 16times16 pixels, and the patches are read like the words of a sentence. ' +
        'Nothing else in the Transformer knows about images. On small data sets this is a handicap; after training on ' +
        'very large ones it reaches the best convolutional networks at a lower cost of training.',
      listedAfter: 31,
      votes: 73,
      comments: 3,
    },
    {
      id: '1312.6114',
      title: 'Auto-Encoding Variational Bayes',
      authors: ['Diederik P Kingma', 'Max Welling'],
      publishedOn: '2013-12-20',
      about:
        'A change of variables makes inference in models with hidden causes trainable by gradient descent.',
      abstract:
        'A model p_theta(x|z) has a posterior over z that cannot be computed. A second network q_phi(z|x) approximates it, ' +
        'and both are trained on one lower bound of log p_theta(x). Writing z = mu + sigma epsilon with epsilon sim ' +
        'mathcal{N}(0, 1) moves the chance out of the way of the gradient, so that ordinary stochastic descent works, ' +
        'also for large data sets.',
      listedAfter: 64,
      votes: 55,
      comments: 2,
    },
    {
      id: '1409.0473',
      title: 'Neural Machine Translation by Jointly Learning to Align and Translate',
      authors: ['Dzmitry Bahdanau', 'Kyunghyun Cho', 'Yoshua Bengio'],
      publishedOn: '2014-09-01',
      about:
        'Letting a translator look back at the words it needs beats squeezing a sentence into one vector.',
      abstract:
        'A network that first packs a whole sentence into one vector has trouble with long ones. Here the decoder weighs ' +
        'the words of the source anew for each word it writes. The weights alpha_{ij} are learned along with the ' +
        'translation and, when looked at, agree with which word belongs to which.',
      listedAfter: 110,
      votes: 47,
      comments: 2,
    },
    {
      id: '1312.5602',
      title: 'Playing Atari with Deep Reinforcement Learning',
      authors: [
        'Volodymyr Mnih',
        'Koray Kavukcuoglu',
        'David Silver',
        'Alex Graves',
        'Ioannis Antonoglou',
        'Daan Wierstra',
        'Martin Riedmiller',
      ],
      publishedOn: '2013-12-19',
      about: 'One network learns to play several games from the pixels of the screen and the score.',
      abstract:
        'A convolutional network is trained with a form of Q-learning: it sees raw pixels and estimates the rewards to ' +
        'come. Old experience is stored and replayed in random order, which makes training steady. The same network ' +
        'with the same settings learns seven games, plays most of them better than earlier methods and some of them ' +
        'better than a person.',
      listedAfter: 150,
      votes: 39,
      comments: 4,
    },
    {
      id: '1502.03167',
      title: 'Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift',
      authors: ['Sergey Ioffe', 'Christian Szegedy'],
      publishedOn: '2015-02-11',
      about: 'Normalizing the inputs of each layer over a mini-batch lets networks train with larger steps.',
      abstract:
        'While a network learns, the inputs of its inner layers keep shifting. Each is therefore normalized with the mean ' +
        'mu_B and the variance sigma_B^2 of the current mini-batch, then scaled and moved by parameters gamma and beta that ' +
        'are learned. Training takes larger steps and far fewer of them, depends less on how it was started, and often ' +
        'needs no dropout.',
      listedAfter: 260,
      votes: 28,
      comments: 1,
    },
    {
      id: '1409.1556',
      title: 'Very Deep Convolutional Networks for Large-Scale Image Recognition',
      authors: ['Karen Simonyan', 'Andrew Zisserman'],
      publishedOn: '2014-09-04',
      about: 'Depth with small filters of 3x3 is what makes image recognition more accurate.',
      abstract:
        'How much does depth matter when everything else stays the same? With filters of 3times3 throughout, accuracy keeps ' +
        'rising up to 16 and 19 layers of weights. The resulting networks did very well in the ImageNet challenge of 2014 ' +
        'and their features serve other data sets too.',
      listedAfter: 815,
      votes: 19,
      comments: 0,
    },
  ],
};
