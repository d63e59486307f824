import * as path from 'node:path';

const BUILD_FILES = ['pom.xml', 'build.gradle', 'build.gradle.kts', 'build.sbt', 'build.xml'];

/**
 * The directory that Durascope opens for a source file: the module that builds it, else the workspace's folder, else the
 * file's own directory.
 */
export function moduleOf(file: string, folder: string | undefined, exists: (path: string) => boolean): string {
  for (let each = path.dirname(file); ; each = path.dirname(each)) {
    if (BUILD_FILES.some((name) => exists(path.join(each, name)))) {
      return each;
    }
    if (each === folder || each === path.dirname(each)) {
      return folder ?? path.dirname(file);
    }
  }
}
