// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

namespace ui::theme {

namespace {

// Only what Fusion and the palette cannot say. Names in braces are colours of this theme.
constexpr char16_t rules[] = uR"(
QToolTip { color: {text}; background: {raised}; border: 1px solid {border}; padding: 4px 6px; }
QMenuBar { background: {window}; }
QMenuBar::item { padding: 5px 9px; background: transparent; }
QMenuBar::item:selected { background: {hover}; }
QMenu { background: {panel}; border: 1px solid {border}; padding: 4px 0; }
QMenu::item { padding: 5px 28px 5px 24px; }
QMenu::item:selected { background: {hover}; color: {text}; }
QMenu::item:disabled { color: {textOff}; }
QMenu::separator { height: 1px; background: {line}; margin: 4px 0; }
QStatusBar { background: {window}; color: {textDim}; }
QStatusBar::item { border: none; }
QSplitter::handle { background: {window}; }

QPushButton { background: {raised}; border: 1px solid {border}; border-radius: 4px; padding: 6px 14px; }
QPushButton:hover { background: {hover}; }
QPushButton:pressed { background: {panel}; }
QPushButton:focus { border-color: {accent}; }
QPushButton:disabled { color: {textOff}; background: {panel}; border-color: {line}; }
QPushButton[primary="true"] { background: {accent}; color: {onAccent}; border-color: {accent}; font-weight: 600; }
QPushButton[primary="true"]:hover, QPushButton[primary="true"]:pressed { background: {accentDeep}; }
QPushButton[primary="true"]:focus { border: 2px solid {text}; padding: 5px 13px; }
QPushButton[primary="true"]:disabled { background: {panel}; color: {textOff}; border-color: {line}; }
QPushButton[link="true"] { background: transparent; border: 1px solid transparent; color: {accent}; padding: 1px 3px; }
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus { border-color: {accent}; }
QPushButton[link="true"]:disabled { color: {textOff}; background: transparent; border-color: transparent; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 4px; }
QToolButton:hover { background: {hover}; }
QToolButton:pressed { background: {panel}; }
QToolButton:focus { border-color: {accent}; }
QToolButton:checked { background: {raised}; border-color: {border}; }
QToolButton:checked:focus { border-color: {accent}; }
QToolButton::menu-indicator { image: none; }
QToolButton[popupMode="1"] { padding-right: 18px; }
QToolButton::menu-button { background: transparent; border: none; border-radius: 4px; width: 14px; }
QToolButton::menu-button:hover { background: {panel}; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox {
    background: {field}; border: 1px solid {border}; border-radius: 4px; padding: 4px 6px;
    selection-background-color: {accent}; selection-color: {onAccent}; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus { border-color: {accent}; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled { color: {textOff}; border-color: {line}; }

QComboBox { background: {field}; border: 1px solid {border}; border-radius: 4px; padding: 4px 6px; }
QComboBox:hover { background: {hover}; }
QComboBox:focus { border-color: {accent}; }
QComboBox:disabled { color: {textOff}; border-color: {line}; }
QComboBox QAbstractItemView { background: {panel}; border: 1px solid {border}; selection-background-color: {hover};
    selection-color: {text}; }

QRadioButton::indicator { width: 12px; height: 12px; border-radius: 7px; border: 1px solid {textDim}; background: {field}; }
QRadioButton::indicator:focus { border-color: {text}; }
QRadioButton::indicator:checked { border-color: {accent}; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,
    fx: 0.5, fy: 0.5, stop: 0 {accent}, stop: 0.55 {accent}, stop: 0.65 {field}, stop: 1 {field}); }

QCheckBox::indicator { width: 7px; height: 7px; padding: 3px; border-radius: 3px; border: 1px solid {textDim}; background: {field};
    background-clip: padding; }
QCheckBox::indicator:focus { border-color: {text}; }
QCheckBox::indicator:checked { border-color: {accent}; background: {accent}; background-clip: content; }

QTreeView { background: {field}; border: 1px solid {border}; border-radius: 4px; padding: 4px; show-decoration-selected: 1; }
QTreeView:focus { border-color: {accent}; }
QHeaderView { background: {field}; }
QHeaderView::section { background: {field}; color: {textDim}; border: none; border-bottom: 1px solid {line}; padding: 4px 2px 4px 6px; }
QTreeView::item { padding: 4px 2px; background: transparent; border: 1px solid transparent; }
QTreeView::item:hover { background: {panel}; }
QTreeView::item:selected { background: {hover}; color: {text}; }
QTreeView::indicator { width: 12px; height: 12px; border-radius: 3px; border: 1px solid {textDim}; background: {field}; }
QTreeView::indicator:checked { border-color: {accent}; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,
    fx: 0.5, fy: 0.5, stop: 0 {accent}, stop: 0.6 {accent}, stop: 0.7 {field}, stop: 1 {field}); }

QTabWidget::pane { border: none; border-top: 1px solid {line}; }
QTabBar::tab { background: transparent; color: {textDim}; padding: 7px 12px; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: {text}; }
QTabBar::tab:selected { color: {text}; border-bottom-color: {accent}; }
QTabBar::tab:focus { background: {raised}; }

QProgressBar { background: {field}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: {accent}; border-radius: 3px; }

QScrollBar:vertical { background: transparent; width: 10px; }
QScrollBar:horizontal { background: transparent; height: 10px; }
QScrollBar::handle { background: {border}; border-radius: 3px; margin: 2px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: {textOff}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSlider { min-height: 20px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: {border}; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: {textDim}; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -4px 0; border-radius: 6px; background: {text}; }
QSlider::handle:horizontal:disabled, QSlider::sub-page:horizontal:disabled { background: {textOff}; }
QSlider::handle:horizontal:hover { background: {accent}; }
QSlider:focus { border: 1px solid {accent}; border-radius: 4px; }
)";

} // namespace

QString styleSheet()
{
    QString sheet = QString::fromUtf16(rules);
    const std::pair<QLatin1String, QColor> names[] = {{QLatin1String("{backdrop}"), backdrop},
        {QLatin1String("{window}"), window}, {QLatin1String("{panel}"), panel},
        {QLatin1String("{field}"), field}, {QLatin1String("{raised}"), raised},
        {QLatin1String("{hover}"), hover}, {QLatin1String("{line}"), line},
        {QLatin1String("{border}"), border}, {QLatin1String("{text}"), text},
        {QLatin1String("{textDim}"), textDim}, {QLatin1String("{textOff}"), textOff},
        {QLatin1String("{accent}"), accent}, {QLatin1String("{accentDeep}"), accentDeep},
        {QLatin1String("{onAccent}"), onAccent}};
    for (const auto &[name, color] : names)
        sheet.replace(name, color.name());
    return sheet;
}

} // namespace ui::theme
