import {
  DesktopOutlined,
  FileTextOutlined,
  FolderOutlined,
  ReadOutlined,
  SettingOutlined,
  UsbOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { NavLink } from 'react-router';
import { places, type Place } from './places.ts';
import './rail.css';

const icons: Readonly<Record<Place['path'], ComponentType>> = {
  '/workbench': DesktopOutlined,
  '/cases': FolderOutlined,
  '/intake': UsbOutlined,
  '/documents': FileTextOutlined,
  '/volumes': ReadOutlined,
  '/settings': SettingOutlined,
};

/** The left rail: six places, always in the same order. */
export function Rail() {
  return (
    <nav className="rail" aria-label="主导航">
      {places.map(({ path, name }, i) => {
        const Icon = icons[path];
        return (
          <NavLink key={path} to={path} className="rail-place" title={`${name}（Alt+${i + 1}）`}>
            <Icon />
            <span>{name}</span>
          </NavLink>
        );
      })}
    </nav>
  );
}
