// A declaration file that is not a module. Where a tsconfig maps a package to this file, importing the package is a
// compile error (TS2306), although the package is installed and its types would be found.
