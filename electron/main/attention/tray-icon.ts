/** build/resources/icon.png at 32 × 32, for the notification area. */
export const trayIcon = `data:image/png;base64,${[
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAMAAABEpIrGAAAAG1BMVEX///8QXqgPXqhyoMxIhLzy9/tAf7mdxemMst',
  'WXq2ELAAAAAXRSTlMAQObYZgAAAMlJREFUOMulU4sOhDAIkzEo///Fx4beHjedyVWzEFvKQz2OV6BEBdP5pePJCg88',
  '52oT/iteRC+LhYE6H4I0G2Q+84OvFkOqCILPrc2+hELErOX/OFCWikx3glKky18IKAMdT6s19PwlUDaGmbE1cD8FZA',
  'E0B10Kaq9nCZer24DUlwB4pB41gc9mRFYO3yJYIqJJwHGgONRIW5ODwCCDoCtx9VAnsLHJzRS7PbizIW54C/Uy1rt3',
  'MX/X6W/BseOfLNK7Xy8kepe+wwdfhginrUfmnwAAAABJRU5ErkJggg==',
].join('')}`;
