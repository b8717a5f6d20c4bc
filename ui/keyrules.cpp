// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keyrules.h"

#include "ui/outlineview.h"
#include "ui/takecard.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTabBar>
#include <QTextEdit>

namespace ui {

namespace {

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

bool isPress(int key)
{
    return key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter;
}

bool isTyping(const QWidget *focus)
{
    return qobject_cast<const QLineEdit *>(focus) || qobject_cast<const QPlainTextEdit *>(focus)
        || qobject_cast<const QTextEdit *>(focus) || qobject_cast<const QAbstractSpinBox *>(focus);
}

} // namespace

bool keyBelongsTo(const QWidget *focus, const QKeyEvent &event)
{
    if (!focus)
        return false;
    const int key = event.key();
    const bool command = event.modifiers() & (Qt::ControlModifier | Qt::MetaModifier);
    if (isTyping(focus)) {
        // Ctrl+Z and Ctrl+arrows are the field's own, other commands the window's; Alt makes
        // letters on some keyboards, so what has a text is typed.
        const bool function = key >= Qt::Key_F1 && key <= Qt::Key_F35;
        if (command)
            return isArrow(key) || event.matches(QKeySequence::Undo)
                || event.matches(QKeySequence::Redo);
        return !function && (!(event.modifiers() & Qt::AltModifier) || !event.text().isEmpty());
    }
    if (command)
        return false;
    if (qobject_cast<const QAbstractButton *>(focus))
        return isPress(key) || (qobject_cast<const QRadioButton *>(focus) && isArrow(key));
    if (qobject_cast<const TakeCardView *>(focus))
        return isPress(key) || key == Qt::Key_Delete;
    if (qobject_cast<const OutlineView *>(focus)) // letters and digits stay commands
        return isArrow(key) || key == Qt::Key_Return || key == Qt::Key_Enter
            || key == Qt::Key_Delete || key == Qt::Key_Home || key == Qt::Key_End;
    if (qobject_cast<const QComboBox *>(focus) || qobject_cast<const QAbstractItemView *>(focus))
        return isArrow(key) || isPress(key) || !event.text().isEmpty();
    if (qobject_cast<const QTabBar *>(focus) || qobject_cast<const QAbstractSlider *>(focus))
        return isArrow(key) || key == Qt::Key_Home || key == Qt::Key_End;
    return false;
}

} // namespace ui
