// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/iconpaths.h"

// One function an icon, on the grid of 18; called by iconPaths() only.
namespace ui::drawings {

// Transport and sound (icontransport.cpp).
void play(IconPaths &p);
void pause(IconPaths &p);
void stepBack(IconPaths &p);
void stepForward(IconPaths &p);
void toStart(IconPaths &p);
void toEnd(IconPaths &p);
void loop(IconPaths &p);
void volume(IconPaths &p);
void volumeLow(IconPaths &p);
void mute(IconPaths &p);
void device(IconPaths &p);
void undo(IconPaths &p);
void redo(IconPaths &p);

// Takes and pictures (icontakes.cpp).
void picture(IconPaths &p);
void sound(IconPaths &p);
void pictureAndSound(IconPaths &p);
void accept(IconPaths &p);
void reject(IconPaths &p);
void star(IconPaths &p);
void starFilled(IconPaths &p);
void compareOne(IconPaths &p);
void compareSideBySide(IconPaths &p);
void compareOverUnder(IconPaths &p);
void compareWipe(IconPaths &p);
void compareDifference(IconPaths &p);
void compareBlend(IconPaths &p);
void compareGrid(IconPaths &p);
void clock(IconPaths &p);
void progress(IconPaths &p);
void warning(IconPaths &p);
void info(IconPaths &p);

// Commands (iconcommands.cpp).
void zoomFit(IconPaths &p);
void zoomIn(IconPaths &p);
void zoomOut(IconPaths &p);
void zoomRange(IconPaths &p);
void open(IconPaths &p);
void exportOut(IconPaths &p);
void add(IconPaths &p);
void search(IconPaths &p);
void cloud(IconPaths &p);
void key(IconPaths &p);
void down(IconPaths &p);
void trash(IconPaths &p);

} // namespace ui::drawings
