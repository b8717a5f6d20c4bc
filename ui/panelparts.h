// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QFormLayout;
class QFrame;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;
class QWidget;

// The few parts that every panel is put together from, so that they look alike.
namespace ui::parts {

inline constexpr int gap = 8; // between things that belong together
inline constexpr int margin = 12; // around a panel
inline constexpr int section = 18; // between groups

QLabel *heading(QWidget *parent, const QString &text); // of a group, small and quiet
QLabel *title(QWidget *parent, const QString &text); // of a page's part
QLabel *sentence(QWidget *parent, const QString &name); // wraps
QLabel *quiet(QWidget *parent, const QString &name); // wraps, secondary colour
QLabel *figure(QWidget *parent, const QString &name); // tabular figures, one line

// Buttons take the focus from the keyboard only: after a click, Space plays again.
QPushButton *button(QWidget *parent, const QString &text, const QString &name);
QPushButton *primaryButton(QWidget *parent, const QString &text, const QString &name);
// One that looks like words, beside what it is about.
QPushButton *link(QWidget *parent, const QString &text, const QString &name);

QFrame *line(QWidget *parent);

// A vertical scroller without a frame; `content` gets the layout to fill.
QScrollArea *scroller(QWidget *parent, QVBoxLayout *&content);

// A form's layout in `parent`: headings beside their fields.
QFormLayout *form(QWidget *parent);

// Empties the label and hides it, or shows the text.
void setOptional(QLabel *label, const QString &text);

// Gives a widget the words that a screen reader says.
void name(QWidget *widget, const QString &objectName, const QString &spoken);

} // namespace ui::parts
