import type { CSSOptions } from 'vite';

type Plugins = NonNullable<Exclude<CSSOptions['postcss'], string | undefined>['plugins']>;

/** What one rem of space may take of the window's width: 16 px of a window of 320 px. */
const VW_PER_REM = 5;
/** Room around text and sizes of boxes. Not what makes room for text itself: fonts, line heights, columns, flex bases, upper limits. */
const SPACE = /^(padding|margin|inset|(row-|column-)?gap|top|right|bottom|left|(min-)?(width|height|inline-size|block-size))\b/;
const SPACE_TOKENS = /^--(s-\d+|tap|tap-lg|ctl|row|gap|wrap)$/;

/**
 * Text grows with the reader's setting, and rem is the unit of everything; but space that grows with it leaves no room for the text on a phone (at
 * 200 % on 390 px three 44 px buttons took 264 of them, and the name beside them stood one letter a line). So every rem of space that a style
 * sheet names becomes `min(1rem, 5vw)`: the same at 100 % from 320 px up, at 200 % from 640 px up. One place, so that no style has to remember it.
 */
export const spaceWithinWindow = (): Plugins => [
  {
    postcssPlugin: 'pakn:space-within-window',
    Once(root) {
      root.walkDecls((declaration) => {
        if (!SPACE.test(declaration.prop) && !SPACE_TOKENS.test(declaration.prop)) return;
        declaration.value = declaration.value.replaceAll(/(?<![\w.-])(-?)(\d*\.?\d+)rem\b/g, (_all, sign: string, size: string) =>
          sign ? `max(-${size}rem, -${Number(size) * VW_PER_REM}vw)` : `min(${size}rem, ${Number(size) * VW_PER_REM}vw)`,
        );
      });
    },
  },
];
