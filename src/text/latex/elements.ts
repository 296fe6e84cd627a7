// The chemical elements, for a formula's digit stands below (`TiO_2`) where a name's digit does not (`GPT_4`).

const symbols = `He Li Be Ne Na Mg Al Si Cl Ar Ca Sc Ti Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Zr Nb Mo Tc Ru Rh Pd Ag Cd
   In Sn Sb Te Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa
   Np Pu H B C N O F P S K V Y I W U`;

/** A run of them that ends here, and nothing else in front of it. */
export const formulaEnd = new RegExp(`(?<![A-Za-z_.\\\\/])(?:${symbols.split(/\s+/).join('|')}){1,8}$`);
